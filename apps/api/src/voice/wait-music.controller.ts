import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Public } from '../platform/allow';

/** The music for waiting callers: eight seconds of quiet chords that we made ourselves, PCM, mono, 8 kHz. */
@Controller('audio')
@Public()
export class WaitMusicController {
  private readonly wav = readFileSync(join(__dirname, 'wait.wav'));

  @Get('wait.wav')
  @Header('Content-Type', 'audio/wav')
  @Header('Cache-Control', 'public, max-age=86400')
  music(): StreamableFile {
    return new StreamableFile(this.wav);
  }
}
