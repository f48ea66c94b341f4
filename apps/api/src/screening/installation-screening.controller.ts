import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { PlatformDb } from '@voicecore/database';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { Allow } from '../platform/allow';
import { Answers, AnswersFile } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { readCursor, toPage, type Page } from '../platform/paging';
import { Sealing } from '../platform/sealing';
import { byId, type ById } from '../platform/validation';
import { changedMeanwhile } from '../platform/version';
import { moment } from '../platform/words';
import { listLines, readBatch } from './list-batches';
import { NumberListStore } from './number-list.store';
import * as dto from './screening.dto';

const cursorKeys = z.tuple([moment, z.uuid()]);

/** The installation's own lists and rules. They lie beneath those of every business, which decide first. */
@Controller('api/v1/installation-screening')
export class InstallationScreeningController {
  constructor(
    private readonly platform: PlatformDb,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** Lists the numbers and prefixes that no business has to list itself, newest first. */
  @Get('numbers')
  @Allow('super_admin')
  @Answers(dto.listedNumberPage)
  async list(
    @Query({ schema: dto.listQuery }) { cursor, limit, list }: dto.ListQuery,
  ): Promise<Page<dto.ListedNumber>> {
    const after = cursor === undefined ? null : readCursor(cursor, cursorKeys);
    const rows = await this.lists((lists) => lists.page(list, after, limit));
    return toPage(
      rows,
      limit,
      (row) => [row.createdAt, row.id],
      (row) => row,
    );
  }

  /** Adds a number or prefix to a list of the installation; one on the other list moves. */
  @Post('numbers')
  @Allow('super_admin')
  @Answers(dto.listedNumber, 201)
  add(@Body({ schema: dto.newListedNumber }) body: dto.NewListedNumber): Promise<dto.ListedNumber> {
    return this.lists((lists) => lists.add(body, this.clock.now()));
  }

  /** Adds up to 1,000 numbers and prefixes to a list; those that are no numbers are left out and named. */
  @Post('batches')
  @HttpCode(200)
  @Allow('super_admin')
  @Answers(dto.listedNumbers)
  addMany(@Body({ schema: dto.newListedNumbers }) { list, numbers }: dto.NewListedNumbers): Promise<dto.ListedNumbers> {
    const { good, refused } = readBatch(numbers);
    return this.lists(async (lists) => ({ added: await lists.addMany(list, good, this.clock.now()), refused }));
  }

  /** Exports a list of the installation as a file (CSV) that can be imported again, newest first. */
  @Get('file')
  @Allow('super_admin')
  @AnswersFile('text/csv')
  @Header('Content-Disposition', 'attachment; filename="numbers.csv"')
  @Header('Cache-Control', 'no-store')
  download(@Query({ schema: dto.fileQuery }) { list }: dto.FileQuery): StreamableFile {
    return new StreamableFile(
      Readable.from(listLines((after, limit) => this.lists((lists) => lists.page(list, after, limit)))),
    );
  }

  /** Removes a number or prefix from its list. */
  @Delete('numbers/:id')
  @Allow('super_admin')
  @Answers(null)
  remove(@Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.lists(async (lists) => {
      if ((await lists.remove(id)) === null) throw new AppError('not_found');
    });
  }

  /** Returns the rules that apply to the callers of every business, in addition to its own. */
  @Get('rules')
  @Allow('super_admin')
  @Answers(dto.installationRules)
  rules(): Promise<dto.InstallationRulesView> {
    return this.platform.run(async (tx) => {
      const [row] = await tx.query<dto.InstallationRulesView>('select version, rules from installation_rules');
      if (row === undefined) throw new Error('the rules of the installation are missing');
      return row;
    });
  }

  /** Replaces the rules; they take effect for calls within five seconds. */
  @Put('rules')
  @Allow('super_admin')
  @Answers(dto.installationRules)
  async replace(
    @Body({ schema: dto.newInstallationRules }) { rules, version }: dto.NewInstallationRules,
  ): Promise<dto.InstallationRulesView> {
    const sql =
      'update installation_rules set rules = $1, version = version + 1 where version = $2 returning version, rules';
    const [replaced] = await this.platform.run((tx) =>
      tx.query<dto.InstallationRulesView>(sql, [JSON.stringify(rules), version]),
    );
    if (replaced === undefined) throw changedMeanwhile(dto.installationRules, await this.rules());
    return replaced;
  }

  private lists<T>(work: (lists: NumberListStore) => Promise<T>): Promise<T> {
    return this.platform.run((tx) => work(NumberListStore.ofInstallation(tx, this.sealing)));
  }
}
