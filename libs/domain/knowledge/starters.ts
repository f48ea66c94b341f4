import type { Bilingual } from '@voicecore/domain/kernel';
import { BLANK } from './blank';

export const trades = ['dentist', 'law_office', 'restaurant', 'contractor', 'salon', 'other'] as const;
export type Trade = (typeof trades)[number];

export interface Starter {
  readonly question: Bilingual;
  /** Has blanks in both languages: nothing is said about a business that the business has not written itself. */
  readonly answer: Bilingual;
}

const address: Starter = {
  question: { en: 'Where are you located?', es: '¿Dónde están ubicados?' },
  answer: { en: `We are at ${BLANK}.`, es: `Estamos en ${BLANK}.` },
};
const payment: Starter = {
  question: { en: 'How can I pay?', es: '¿Cómo puedo pagar?' },
  answer: { en: `You can pay with ${BLANK}.`, es: `Puede pagar con ${BLANK}.` },
};

/** The three questions that callers of a trade ask first. */
export const starters: Readonly<Record<Trade, readonly [Starter, Starter, Starter]>> = {
  dentist: [
    {
      question: { en: 'Which insurance do you accept?', es: '¿Qué seguros aceptan?' },
      answer: { en: `We accept ${BLANK}.`, es: `Aceptamos ${BLANK}.` },
    },
    {
      question: { en: 'Are you taking new patients?', es: '¿Aceptan pacientes nuevos?' },
      answer: { en: `For new patients: ${BLANK}.`, es: `Para pacientes nuevos: ${BLANK}.` },
    },
    address,
  ],
  law_office: [
    {
      question: { en: 'What kinds of cases do you take?', es: '¿Qué tipo de casos atienden?' },
      answer: { en: `We take ${BLANK}.`, es: `Atendemos ${BLANK}.` },
    },
    {
      question: { en: 'How much is a first consultation?', es: '¿Cuánto cuesta la primera consulta?' },
      answer: { en: `A first consultation is ${BLANK}.`, es: `La primera consulta cuesta ${BLANK}.` },
    },
    address,
  ],
  restaurant: [
    {
      question: { en: 'How do I make a reservation?', es: '¿Cómo hago una reservación?' },
      answer: { en: `To make a reservation, ${BLANK}.`, es: `Para hacer una reservación, ${BLANK}.` },
    },
    {
      question: { en: 'Do you offer takeout or delivery?', es: '¿Tienen comida para llevar o a domicilio?' },
      answer: { en: `For takeout and delivery: ${BLANK}.`, es: `Para llevar o a domicilio: ${BLANK}.` },
    },
    address,
  ],
  contractor: [
    {
      question: { en: 'Which areas do you serve?', es: '¿En qué zonas trabajan?' },
      answer: { en: `We work in ${BLANK}.`, es: `Trabajamos en ${BLANK}.` },
    },
    {
      question: { en: 'How do I get an estimate?', es: '¿Cómo obtengo un presupuesto?' },
      answer: { en: `To get an estimate, ${BLANK}.`, es: `Para obtener un presupuesto, ${BLANK}.` },
    },
    payment,
  ],
  salon: [
    {
      question: { en: 'Do I need an appointment?', es: '¿Necesito una cita?' },
      answer: { en: `For appointments: ${BLANK}.`, es: `Sobre las citas: ${BLANK}.` },
    },
    {
      question: { en: 'How much is a haircut?', es: '¿Cuánto cuesta un corte de pelo?' },
      answer: { en: `A haircut is ${BLANK}.`, es: `Un corte de pelo cuesta ${BLANK}.` },
    },
    address,
  ],
  other: [
    {
      question: { en: 'What do you offer?', es: '¿Qué ofrecen?' },
      answer: { en: `We offer ${BLANK}.`, es: `Ofrecemos ${BLANK}.` },
    },
    address,
    payment,
  ],
};
