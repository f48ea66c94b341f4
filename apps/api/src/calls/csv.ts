import type { Outcome, Party } from '@voicecore/domain/call';
import type { Language } from '@voicecore/domain/kernel';

type Words = Readonly<Record<Language, string>>;

/** The columns of the file of calls, in order. */
export const columns = [
  { key: 'id', en: 'Call', es: 'Llamada' },
  { key: 'started', en: 'Started (UTC)', es: 'Inicio (UTC)' },
  { key: 'seconds', en: 'Length (s)', es: 'Duración (s)' },
  { key: 'caller', en: 'Caller', es: 'Quien llama' },
  { key: 'contact', en: 'Contact', es: 'Contacto' },
  { key: 'called', en: 'Number called', es: 'Número marcado' },
  { key: 'outcome', en: 'Outcome', es: 'Resultado' },
  { key: 'endedBy', en: 'Ended by', es: 'Terminó por' },
  { key: 'department', en: 'Department', es: 'Departamento' },
  { key: 'agent', en: 'Agent', es: 'Agente' },
  { key: 'language', en: 'Language', es: 'Idioma' },
] as const satisfies readonly (Words & { readonly key: string })[];
export type Column = (typeof columns)[number]['key'];

/** The same words as on the screen; a test compares them. */
export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  answered_by_person: { en: 'Answered by a person', es: 'Atendida por una persona' },
  answered_by_receptionist: { en: 'Answered by the receptionist', es: 'Atendida por la recepcionista' },
  message_left: { en: 'Left a message', es: 'Dejó un mensaje' },
  missed: { en: 'Missed', es: 'Perdida' },
  abandoned_waiting: { en: 'Hung up while waiting', es: 'Colgó mientras esperaba' },
  abandoned_ringing: { en: 'Hung up while ringing', es: 'Colgó mientras sonaba' },
  no_message: { en: 'Left no message', es: 'No dejó mensaje' },
  hung_up: { en: 'Hung up on the receptionist', es: 'Le colgó a la recepcionista' },
  closed: { en: 'Heard that you are closed', es: 'Oyó que está cerrado' },
  blocked: { en: 'Blocked by screening', es: 'Bloqueada por el filtro' },
  refused: { en: 'Refused: the business is suspended', es: 'Rechazada: la empresa está suspendida' },
  failed: { en: 'Failed', es: 'Falló' },
};
export const endedBy: Readonly<Record<Party, Words>> = {
  caller: { en: 'the caller', es: 'quien llama' },
  tenant: { en: 'the business', es: 'la empresa' },
  carrier: { en: 'the carrier', es: 'el operador' },
  model: { en: 'the model', es: 'el modelo' },
  us: { en: 'us', es: 'nosotros' },
};
