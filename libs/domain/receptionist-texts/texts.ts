/**
 * Everything the receptionist says by rule, in both languages. `{value}` marks what the caller of `spoken` fills in.
 * Sentences are short because they are heard once, over a telephone, and cannot be read again.
 */
export const texts = {
  /** Said first: an automated assistant answers. The name comes last, so that the rest is known word for word. */
  disclosure: {
    en: 'Automated assistant of {business}.',
    es: 'Asistente automatizada de {business}.',
  },
  /** Said to a caller who is challenged, before the call is answered. */
  challenge: {
    en: '{business}. To be connected, press {digit}.',
    es: '{business}. Para comunicarse, marque el {digit}.',
  },
  challengeAgain: { en: 'Sorry, please press {digit}.', es: 'Perdone, marque el {digit}, por favor.' },
  challengeFailed: {
    en: 'Your call cannot be connected. Goodbye.',
    es: 'No se puede comunicar su llamada. Hasta luego.',
  },
  askReason: { en: 'How can I help?', es: '¿Cómo le ayudo?' },
  /** The one sentence in the other language, when keys are offered. */
  otherLanguageKey: {
    en: 'This is an automated assistant; for English, press two.',
    es: 'Le atiende una asistente automatizada; para español, marque el dos.',
  },
  /** The one sentence in the other language, when the caller simply talks. */
  otherLanguageSpeak: { en: 'I also speak English.', es: 'También hablo español.' },
  /**
   * Said while an answer takes long, so that the caller does not think the line is dead. These texts promise nothing.
   */
  fillerLooking: { en: 'One moment, I am looking that up.', es: 'Un momento, lo estoy buscando.' },
  fillerThinking: { en: 'Let me see.', es: 'Déjeme ver.' },
  fillerLonger: { en: 'Just a moment longer, please.', es: 'Un momentito más, por favor.' },
  languageChosen: { en: 'All right, in English.', es: 'Muy bien, en español.' },
  menuHelp: {
    en: 'You can ask a question, say the name of a person or a department, or dial an extension. For a person, press zero.',
    es: 'Puede hacer una pregunta, decir el nombre de una persona o de un departamento, o marcar una extensión. Para hablar con una persona, marque el cero.',
  },
  anythingElse: { en: 'Is there anything else I can help you with?', es: '¿Le puedo ayudar en algo más?' },
  greetBack: { en: 'Hello. How can I help you?', es: 'Hola. ¿En qué le puedo ayudar?' },
  notUnderstoodFirst: {
    en: 'Sorry, I did not get that. Could you say it in other words?',
    es: 'Perdón, no le entendí. ¿Me lo puede decir con otras palabras?',
  },
  notUnderstoodAgain: {
    en: 'I still did not get that. You can also say the name of a department, or press zero for a person.',
    es: 'Sigo sin entenderle. También puede decir el nombre de un departamento, o marcar el cero para hablar con una persona.',
  },
  notHeard: {
    en: 'I cannot hear you. Are you still there?',
    es: 'No le escucho. ¿Sigue ahí?',
  },
  notKnownFirst: {
    en: 'I do not have an answer to that. Could you ask it in another way?',
    es: 'No tengo una respuesta para eso. ¿Me lo puede preguntar de otra manera?',
  },
  notKnownAgain: {
    en: 'I do not find that either. You can ask something else, or say that you want to speak with a person.',
    es: 'Tampoco encuentro eso. Puede preguntarme otra cosa, o decirme que quiere hablar con una persona.',
  },
  /** An entry's own question, where it is not sure that it is the caller's. */
  suggestion: {
    en: 'I may have misunderstood. Is this your question: {question} Say yes, or ask it in another way.',
    es: 'Tal vez no le entendí bien. ¿Es esta su pregunta: {question} Diga que sí, o pregúntemelo de otra manera.',
  },
  wrongAnswer: {
    en: 'Sorry about that. Please tell me once more what you need.',
    es: 'Perdone. Por favor dígame otra vez qué necesita.',
  },
  transferAfterAttempts: {
    en: 'I am sorry that I could not help. I will put you through to a person.',
    es: 'Lamento no haberle podido ayudar. Le paso con una persona.',
  },
  transferring: {
    en: 'One moment, I am putting you through to {name}.',
    es: 'Un momento, le comunico con {name}.',
  },
  transferringToPerson: {
    en: 'One moment, I am putting you through to a person.',
    es: 'Un momento, le comunico con una persona.',
  },
  extensionUnknown: {
    en: 'There is no such extension here. Please dial it again, or tell me whom you are calling.',
    es: 'Esa extensión no existe. Por favor márquela otra vez, o dígame con quién quiere hablar.',
  },
  /** The same in two sentences: keys pressed during the first still belong to the number that does not exist. */
  noSuchExtension: { en: 'There is no such extension here.', es: 'Esa extensión no existe.' },
  dialAgain: {
    en: 'Please dial it again, or tell me whom you are calling.',
    es: 'Por favor márquela otra vez, o dígame con quién quiere hablar.',
  },
  nameUnknown: {
    en: 'I find nobody of that name. Please say it once more, or tell me what it is about.',
    es: 'No encuentro a nadie con ese nombre. Por favor repítalo, o dígame de qué se trata.',
  },
  whichOne: { en: 'Whom do you mean: {names}?', es: '¿A quién se refiere: {names}?' },
  departmentUnknown: {
    en: 'There is no such department here. Would you like {names}?',
    es: 'Ese departamento no existe aquí. ¿Con cuál le comunico: {names}?',
  },
  severalOfThatName: {
    en: 'There are several people of that name. Please say the full name, or dial the extension.',
    es: 'Hay varias personas con ese nombre. Por favor diga el nombre completo, o marque la extensión.',
  },
  holdOn: { en: 'Please hold on, we are connecting you.', es: 'Por favor espere, le estamos comunicando.' },
  /** Where a waiting caller stands, and how long it may take. */
  queueNext: { en: 'You are next.', es: 'Es su turno en cuanto alguien quede libre.' },
  queuePosition: { en: 'You are number {position} in line.', es: 'Tiene el lugar {position} en la fila.' },
  queueUnderMinute: { en: 'The wait is less than a minute.', es: 'La espera es de menos de un minuto.' },
  queueMinute: { en: 'The wait is about a minute.', es: 'La espera es de alrededor de un minuto.' },
  queueMinutes: { en: 'The wait is about {minutes} minutes.', es: 'La espera es de unos {minutes} minutos.' },
  queueLong: { en: 'The wait is more than half an hour.', es: 'La espera es de más de media hora.' },
  queueKeys: {
    en: 'To leave a message, press two. To go back to the receptionist, press zero.',
    es: 'Para dejar un mensaje, marque el dos. Para volver a la recepción, marque el cero.',
  },
  backWithReceptionist: {
    en: 'You are back with the receptionist. How can I help?',
    es: 'Está de vuelta en la recepción. ¿Cómo le ayudo?',
  },
  stillWaiting: {
    en: 'Thank you for holding. We are still looking for someone to take your call.',
    es: 'Gracias por esperar. Seguimos buscando a alguien que le atienda.',
  },
  onHold: { en: 'You are on hold. We will be right back.', es: 'Su llamada está en espera. Enseguida volvemos.' },
  nobodyAvailable: {
    en: 'Nobody can take your call at the moment. Please leave a message after the tone; when you are done, press pound or hang up.',
    es: 'En este momento nadie puede atenderle. Deje su mensaje después del tono; al terminar, marque la tecla gato o cuelgue.',
  },
  takeMessage: {
    en: 'Please leave your message after the tone; when you are done, press pound or hang up.',
    es: 'Deje su mensaje después del tono; al terminar, marque la tecla gato o cuelgue.',
  },
  messageRecorded: {
    en: 'Thank you, your message has been recorded. Goodbye.',
    es: 'Gracias, su mensaje quedó grabado. Hasta luego.',
  },
  messageEmpty: { en: 'I did not hear a message. Goodbye.', es: 'No escuché ningún mensaje. Hasta luego.' },
  goodbye: { en: 'Thank you for calling. Goodbye.', es: 'Gracias por llamar. Hasta luego.' },
  closedHours: {
    en: 'We are closed at the moment, and nobody can take your call.',
    es: 'En este momento estamos cerrados y nadie puede atenderle.',
  },
  closedUntil: {
    en: 'We are closed right now. We open again {when}.',
    es: 'En este momento estamos cerrados. Abrimos de nuevo {when}.',
  },
  helpWhileClosed: {
    en: 'If you would like to leave a message, just say so. Or ask me something else.',
    es: 'Si quiere dejar un mensaje, solo dígamelo. O pregúnteme otra cosa.',
  },
  suspended: {
    en: 'The business you are calling cannot take calls at the moment. Please try again later. Goodbye.',
    es: 'El negocio al que llama no puede atender llamadas en este momento. Intente más tarde, por favor. Hasta luego.',
  },
  unknownNumber: {
    en: 'The number you have dialled is not in service. Goodbye.',
    es: 'El número que marcó no está en servicio. Hasta luego.',
  },
  trouble: {
    en: 'We are having technical trouble. Please hold on for a moment.',
    es: 'Tenemos un problema técnico. Por favor espere un momento.',
  },
  troubleGoodbye: {
    en: 'We are sorry, technical trouble keeps us from taking your call. Please try again in a few minutes. Goodbye.',
    es: 'Lo sentimos, un problema técnico nos impide atender su llamada. Intente de nuevo en unos minutos, por favor. Hasta luego.',
  },
  lineBack: {
    en: 'Sorry, the line cut out for a moment. Please go on.',
    es: 'Perdón, se cortó la línea un momento. Continúe, por favor.',
  },
  /**
   * Said when the receptionist has claimed something that was not done: what is true, then what can be done about it.
   */
  oneCorrection: { en: 'One correction:', es: 'Una corrección:' },
  notTransferred: { en: 'I have not put you through yet.', es: 'todavía no le he comunicado con nadie.' },
  notCalledBack: { en: 'no call back has been arranged.', es: 'no hay ninguna llamada de regreso acordada.' },
  notBooked: { en: 'nothing has been booked or changed.', es: 'no se ha reservado ni cambiado nada.' },
  notNotedDown: { en: 'I have not taken a message.', es: 'no he tomado ningún mensaje.' },
  notDone: { en: 'that has not been done.', es: 'eso no se ha hecho.' },
  offerTransfer: { en: 'Shall I put you through?', es: '¿Le comunico?' },
  offerMessageForCall: {
    en: 'Would you like to leave a message that asks for one?',
    es: '¿Quiere dejar un mensaje para que le llamen?',
  },
  offerMessage: { en: 'Would you like to leave one?', es: '¿Quiere dejar uno?' },
  offerPerson: {
    en: 'Shall I put you through to a person who can help with it?',
    es: '¿Le comunico con una persona que le pueda ayudar con eso?',
  },
  /** Fixed by rule: the caller must dial; no one here dials for them. */
  emergency: {
    en: 'If this is an emergency, please hang up now and dial 911 yourself. I cannot call for help for you.',
    es: 'Si es una emergencia, por favor cuelgue ahora y marque usted mismo el 911. Yo no puedo pedir ayuda por usted.',
  },
  /** For a matter that is urgent for the business, if no one is known to be in danger. */
  urgentTransfer: {
    en: 'If anyone is in danger, hang up now and dial 911 yourself. Otherwise please hold, I am putting you through to a person.',
    es: 'Si alguien está en peligro, cuelgue ahora y marque usted mismo el 911. Si no, espere, le paso con una persona.',
  },
  dialInDanger: {
    en: 'If anyone is in danger, hang up now and dial 911 yourself.',
    es: 'Si alguien está en peligro, cuelgue ahora y marque usted mismo el 911.',
  },
  /** Answered truthfully, each time it is asked. */
  robot: {
    en: 'Yes, I am an automated assistant, not a person. If you would rather speak with a person, just say so.',
    es: 'Sí, soy una asistente automatizada, no una persona. Si prefiere hablar con una persona, solo dígamelo.',
  },
  thanksBack: { en: 'You are welcome. Is there anything else?', es: 'Con gusto. ¿Algo más?' },
  nothingToRepeat: {
    en: 'I have not said anything yet. How can I help you?',
    es: 'Todavía no le he dicho nada. ¿En qué le puedo ayudar?',
  },
  alreadyAnswered: {
    en: 'This call has already been answered.',
    es: 'Esta llamada ya fue atendida.',
  },
  callerGone: { en: 'The caller has hung up.', es: 'La persona que llamó ya colgó.' },
} as const satisfies Record<string, { en: string; es: string }>;
