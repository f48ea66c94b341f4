import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import type { PersonId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';
import type { Role } from '../platform/allow';
import { onDuplicate } from '../platform/on-duplicate';
import { Sealing } from '../platform/sealing';
import { noPassword, Passwords } from './passwords';

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** From `hashed`; computed before the transaction, because it takes as long as a hundred statements. */
  readonly passwordHash: string;
  readonly isDemo?: boolean;
}

/** Creates accounts together with their membership in one tenant. */
@Injectable()
export class NewPeople {
  constructor(
    private readonly sealing: Sealing,
    private readonly passwords: Passwords,
  ) {}

  /** Returns the hash of a password after checking it, or the marker of an invited person. */
  async hashed(password: string | null | undefined): Promise<string> {
    if (password === null || password === undefined) return noPassword;
    await this.passwords.accept(password);
    return this.passwords.hash(password);
  }

  /**
   * Throws `email_taken` when a person in the same tenant has the email; accounts elsewhere with it are not revealed.
   */
  async add(tx: TenantTx, person: NewPerson): Promise<PersonId> {
    const personId = randomUUID() as PersonId;
    const seal = await this.sealing.tenant(tx);
    const emailPlace = { table: 'people', column: 'email_sealed', row: personId };
    const emailSealed = this.sealing.installation.seal(emailPlace, person.email);
    const nameSealed = seal.seal({ table: 'memberships', column: 'name_sealed', row: personId }, person.name);
    await onDuplicate({ memberships_email: 'email_taken' }, () =>
      tx.query('select app.add_person($1, $2, $3, $4, $5, $6, $7)', [
        personId,
        this.sealing.emailLookup(person.email),
        emailSealed,
        person.passwordHash,
        person.isDemo ?? false,
        person.role,
        nameSealed,
      ]),
    );
    return personId;
  }
}
