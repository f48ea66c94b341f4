export { ContactStore } from './contact.store';
export { knownCaller, knownName, type KnownCaller } from './contacts.dto';
export { ContactsModule } from './contacts.module';
export { knownCallers, numbersNamed } from './known-callers';
