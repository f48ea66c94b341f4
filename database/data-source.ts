import { DataSource } from 'typeorm';
import { Foundations1795000000001 } from './migrations/1795000000001-foundations';
import { People1795000000002 } from './migrations/1795000000002-people';
import { Directory1795000000003 } from './migrations/1795000000003-directory';
import { Calls1795000000004 } from './migrations/1795000000004-calls';
import { WorkersAndLookup1795000000005 } from './migrations/1795000000005-workers-and-lookup';
import { CarrierWatch1795000000011 } from './migrations/1795000000011-carrier-watch';
import { Outcomes1795000000012 } from './migrations/1795000000012-outcomes';
import { KeptSpeech1795000000013 } from './migrations/1795000000013-kept-speech';
import { SignedNotices1795000000020 } from './migrations/1795000000020-signed-notices';
import { Credentials1795000000030 } from './migrations/1795000000030-credentials';
import { RemovedMembers1795000000031 } from './migrations/1795000000031-removed-members';
import { AccountsOfOneBusiness1795000000032 } from './migrations/1795000000032-accounts-of-one-business';
import { DeadLetters1795000000040 } from './migrations/1795000000040-dead-letters';
import { BoundedRows1795000000041 } from './migrations/1795000000041-bounded-rows';
import { TenantNotes1795000000060 } from './migrations/1795000000060-tenant-notes';
import { ToolKeys1795000000070 } from './migrations/1795000000070-tool-keys';
import { HoursPastMidnight1795000000080 } from './migrations/1795000000080-hours-past-midnight';
import { NotesOfTexts1795000000081 } from './migrations/1795000000081-notes-of-texts';
import { Presence1795000000090 } from './migrations/1795000000090-presence';
import { Queue1795000000091 } from './migrations/1795000000091-queue';
import { ConfigurationLanguage1795000000092 } from './migrations/1795000000092-configuration-language';
import { Jobs1795000000100 } from './migrations/1795000000100-jobs';
import { Audit1795000000101 } from './migrations/1795000000101-audit';
import { DeadJobs1795000000102 } from './migrations/1795000000102-dead-jobs';
import { KnowledgeVectors1795000000110 } from './migrations/1795000000110-knowledge-vectors';
import { KnowledgeUses1795000000111 } from './migrations/1795000000111-knowledge-uses';
import { KnowledgeImports1795000000120 } from './migrations/1795000000120-knowledge-imports';
import { AskedQuestions1795000000121 } from './migrations/1795000000121-asked-questions';
import { ProposedWays1795000000132 } from './migrations/1795000000132-proposed-ways';
import { Transfers1795000000140 } from './migrations/1795000000140-transfers';
import { Versions1795000000145 } from './migrations/1795000000145-versions';
import { Restorations1795000000146 } from './migrations/1795000000146-restorations';
import { DepartmentNames1795000000147 } from './migrations/1795000000147-department-names';
import { OutcomesByTheLastStage1795000000150 } from './migrations/1795000000150-outcomes-by-the-last-stage';
import { PasswordLinks1795000000151 } from './migrations/1795000000151-password-links';
import { StatusBy1795000000155 } from './migrations/1795000000155-status-by';
import { EndedPasswordLinks1795000000156 } from './migrations/1795000000156-ended-password-links';
import { StarterImports1795000000157 } from './migrations/1795000000157-starter-imports';
import { Screening1795000000158 } from './migrations/1795000000158-screening';
import { SpecialDays1795000000159 } from './migrations/1795000000159-special-days';
import { Contacts1795000000161 } from './migrations/1795000000161-contacts';
import { QueueOrder1795000000164 } from './migrations/1795000000164-queue-order';
import { AfterHours1795000000165 } from './migrations/1795000000165-after-hours';
import { Outbound1795000000166 } from './migrations/1795000000166-outbound';
import { DepartmentTree1795000000170 } from './migrations/1795000000170-department-tree';
import { Routing1795000000171 } from './migrations/1795000000171-routing';
import { InstallationScreening1795000000163 } from './migrations/1795000000163-installation-screening';

/** Every migration, oldest first. `npm run db:new` adds a line here; migrations are never changed or removed. */
export const migrations = [
  Foundations1795000000001,
  People1795000000002,
  Directory1795000000003,
  Calls1795000000004,
  WorkersAndLookup1795000000005,
  CarrierWatch1795000000011,
  Outcomes1795000000012,
  KeptSpeech1795000000013,
  SignedNotices1795000000020,
  Credentials1795000000030,
  RemovedMembers1795000000031,
  AccountsOfOneBusiness1795000000032,
  DeadLetters1795000000040,
  BoundedRows1795000000041,
  TenantNotes1795000000060,
  ToolKeys1795000000070,
  HoursPastMidnight1795000000080,
  NotesOfTexts1795000000081,
  Presence1795000000090,
  Queue1795000000091,
  ConfigurationLanguage1795000000092,
  Jobs1795000000100,
  Audit1795000000101,
  DeadJobs1795000000102,
  KnowledgeVectors1795000000110,
  KnowledgeUses1795000000111,
  KnowledgeImports1795000000120,
  AskedQuestions1795000000121,
  ProposedWays1795000000132,
  Transfers1795000000140,
  Versions1795000000145,
  Restorations1795000000146,
  DepartmentNames1795000000147,
  OutcomesByTheLastStage1795000000150,
  PasswordLinks1795000000151,
  StatusBy1795000000155,
  EndedPasswordLinks1795000000156,
  StarterImports1795000000157,
  Screening1795000000158,
  SpecialDays1795000000159,
  Contacts1795000000161,
  InstallationScreening1795000000163,
  QueueOrder1795000000164,
  AfterHours1795000000165,
  Outbound1795000000166,
  DepartmentTree1795000000170,
  Routing1795000000171,
];

/** The data source used for migrations; only the owner's URL may run them. */
export function ownerDataSource(url: string): DataSource {
  return new DataSource({ type: 'postgres', url, migrations, migrationsTransactionMode: 'each', poolSize: 2 });
}
