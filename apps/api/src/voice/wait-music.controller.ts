import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { Public } from '../platform/allow';
import { waitMusic } from './wait-music';

/** What is heard while waiting: made here, so that nothing has to be licensed or fetched. */
@Controller('audio')
@Public()
export class WaitMusicController {
  private readonly wav = waitMusic();

  @Get('wait.wav')
  @Header('Content-Type', 'audio/wav')
  @Header('Cache-Control', 'public, max-age=86400')
  music(): StreamableFile {
    return new StreamableFile(this.wav);
  }
}
