import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { z } from 'zod';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { notifyGone, notifyLive } from '../platform/live-notice';
import { readCursor, toPage, type Page } from '../platform/paging';
import { Sealing } from '../platform/sealing';
import { byId, type ById } from '../platform/validation';
import { removal, type Removal } from '../platform/version';
import { moment } from '../platform/words';
import { ContactStore } from './contact.store';
import * as dto from './contacts.dto';

const cursorKeys = z.tuple([moment, z.uuid()]);

/** The people and companies that a business knows. */
@Controller('api/v1/contacts')
export class ContactsController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** Lists contacts, newest first, or those that match what is typed. */
  @Get()
  @Allow('tenant_admin')
  @Answers(dto.contactPage)
  async list(
    @Who() who: Principal,
    @Query({ schema: dto.contactQuery }) { cursor, limit, q }: dto.ContactQuery,
  ): Promise<Page<dto.Contact>> {
    const after = cursor === undefined ? null : readCursor(cursor, cursorKeys);
    const rows = await this.contacts(who, (contacts) => contacts.page(q ?? null, after, limit));
    return toPage(
      rows,
      limit,
      (row) => [row.createdAt, row.id],
      (row) => row,
    );
  }

  /** Adds a contact. Calls from its numbers show it from now on, the earlier ones too. */
  @Post()
  @Allow('tenant_admin')
  @Answers(dto.contact, 201)
  add(@Who() who: Principal, @Body({ schema: dto.newContact }) body: dto.NewContact): Promise<dto.Contact> {
    return this.contacts(who, async (contacts, tx) => {
      const added = await contacts.add(body, this.clock.now());
      await notifyLive(tx, 'contacts', added.id, added.version);
      return added;
    });
  }

  /** Returns one contact. */
  @Get(':id')
  @Allow('tenant_admin')
  @Answers(dto.contact)
  find(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.Contact> {
    return this.contacts(who, async (contacts) => {
      const found = await contacts.byId(id);
      if (!found) throw new AppError('not_found');
      return found;
    });
  }

  /** Changes a contact; what is left out stays as it is. */
  @Patch(':id')
  @Allow('tenant_admin')
  @Answers(dto.contact)
  change(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.contactChange }) body: dto.ContactChange,
  ): Promise<dto.Contact> {
    return this.contacts(who, async (contacts, tx) => {
      const changed = await contacts.change(id, body);
      await notifyLive(tx, 'contacts', id, changed.version);
      return changed;
    });
  }

  /** Removes a contact for good; its calls stay, and show the number. */
  @Delete(':id')
  @Allow('tenant_admin')
  @Answers(null)
  remove(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: removal }) seen: Removal,
  ): Promise<void> {
    return this.contacts(who, async (contacts, tx) => {
      await contacts.remove(id, seen);
      await notifyGone(tx, 'contacts', id);
    });
  }

  private contacts<T>(who: Principal, work: (contacts: ContactStore, tx: TenantTx) => Promise<T>): Promise<T> {
    return this.tenants.run(who.tenantId, (tx) => work(new ContactStore(tx, this.sealing), tx));
  }
}
