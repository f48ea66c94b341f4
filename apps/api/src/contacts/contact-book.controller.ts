import { Body, Controller, Get, Header, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { contactFileStart, writeContact } from '@voicecore/domain/contacts';
import { Readable } from 'node:stream';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers, AnswersFile } from '../platform/answers';
import { Clock } from '../platform/clock';
import { notifyLive } from '../platform/live-notice';
import { Sealing } from '../platform/sealing';
import { ContactStore } from './contact.store';
import * as dto from './contacts.dto';

/** Contacts read in one transaction; none is held open while the file is being sent. */
const together = 500;

/** All contacts of a business at once: taken in, and given out. */
@Controller('api/v1/contact-book')
export class ContactBookController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds up to 500 contacts. One with a number or account code that another contact has is left out and named; the
   * others are added.
   */
  @Post('batches')
  @HttpCode(200)
  @Allow('tenant_admin')
  @Answers(dto.contactsAdded)
  addMany(@Who() who: Principal, @Body({ schema: dto.newContacts }) body: dto.NewContacts): Promise<dto.ContactsAdded> {
    return this.contacts(who, async (contacts, tx) => {
      const answer = await contacts.addMany(body.contacts, this.clock.now());
      await notifyLive(tx, 'contacts', 'list', 0);
      return answer;
    });
  }

  /** Exports all contacts as a file (CSV) that can be imported again, newest first. */
  @Get('file')
  @Allow('tenant_admin')
  @AnswersFile('text/csv')
  @Header('Content-Disposition', 'attachment; filename="contacts.csv"')
  @Header('Cache-Control', 'no-store')
  async download(@Who() who: Principal): Promise<StreamableFile> {
    await this.tenants.run(who.tenantId, (tx) => {
      tx.audit('contacts.exported', null);
      return Promise.resolve();
    });
    return new StreamableFile(Readable.from(this.lines(who)));
  }

  private async *lines(who: Principal): AsyncGenerator<string> {
    yield contactFileStart;
    for (let after: readonly [number, string] | null = null; ;) {
      const from: readonly [number, string] | null = after;
      const rows: dto.Contact[] = await this.contacts(who, (contacts) => contacts.page(null, from, together));
      const shown = rows.slice(0, together);
      // A contact whose name can no longer be read is none that could be taken in again.
      yield shown.map(({ name, ...rest }) => (name === null ? '' : writeContact({ ...rest, name }))).join('');
      const last = shown.at(-1);
      if (rows.length <= together || last === undefined) return;
      after = [last.createdAt, last.id];
    }
  }

  private contacts<T>(who: Principal, work: (contacts: ContactStore, tx: TenantTx) => Promise<T>): Promise<T> {
    return this.tenants.run(who.tenantId, (tx) => work(new ContactStore(tx, this.sealing), tx));
  }
}
