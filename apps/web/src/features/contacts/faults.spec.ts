import { contactFaults } from '@voicecore/domain/contacts';
import english from '../../lib/i18n/en/contacts.json';
import spanish from '../../lib/i18n/es/contacts.json';

it.each([...contactFaults, 'contact_number_taken', 'account_code_taken'])(
  'says why a line is left out: %s',
  (fault) => {
    for (const { why } of [english, spanish]) expect(why).toHaveProperty(fault);
  },
);
