export {
  contactFaults,
  contactLimits,
  isOneTag,
  readAccountCode,
  tiers,
  type ContactFault,
  type ContactText,
  type Tier,
} from './contact';
export { contactFileStart, readContactFile, writeContact, type BadLine, type ContactFile } from './contact-file';
