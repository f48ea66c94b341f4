import { pattern } from '@voicecore/domain/kernel';
import type { PromiseKind } from '@voicecore/domain/call';

export interface ClaimForm {
  readonly kind: PromiseKind;
  readonly patterns: readonly RegExp[];
}

/* All patterns are applied to words normalized by `promises.ts`: lower case, contractions written out, no accents except
 that of a final "é", which is written "e_": "avise_" says what was done, "avise" asks for it. */

export const someDay = pattern`
    ((mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|this (morning|afternoon|evening)|the \w+(st|nd|rd|
        th)|(at|for) (\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)|(one|two|three|four|
        five|six|seven|eight|nine|ten|eleven|twelve) (fifteen|thirty|forty five|o clock))`;
export const dia = pattern`
    (lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|hoy|esta (tarde|noche)|(a|para) las? (\d|una|dos|
        tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)|el (dia|\d))`;

/** The receptionist or the business as the one who has done it or is doing it. */
export const i = pattern`
    \b(i|we)( (have|had|just|now|already|also|went ahead and|gone ahead and|will|am|are|was|were|went|only|then|got|
        all|right|quickly))*`;
/** The receptionist alone: what the business has done may be news for everyone. */
export const me = i.replace('(i|we)', 'i');
export const soon = pattern`
    \b(let me|let us|i will|we will|i am going to|we are going to|i am about to)( (just|now|go ahead and|quickly|
        already|make sure to))*`;
/** The object before a Spanish verb: the person something is done to. */
export const le = pattern`
    \b(ya |ahora |ahorita |enseguida )*(se lo|se la|se los|se las|le|lo|la|les|los|las|te)( (ya|estoy|voy a|
        acabo de|vamos a))*`;

export const reach = pattern`
    (call|ring|phone|buzz|contact|reach out to|get back to|get in touch with|follow up with|return your call|
      speak with)`;
export const reaching = pattern`
    (calling|ringing|phoning|contacting|reaching out to|getting back to|getting in touch with|following up with|
      returning your call)`;

export const booked = pattern`
    (booked|reserved|scheduled|rescheduled|confirmed|penciled in|pencilled in|locked in|blocked off|held|being held|
      saved|secured|set aside|arranged)`;
export const place =
  '(appointment|reservation|booking|table|slot|spot|visit|cleaning|room|seat|consultation|meeting|session|time)';
export const cita = '(cita|turno|reserva|reservacion|mesa|visita|consulta|habitacion|hora|lugar|limpieza|espacio)';
export const agendado =
  '(agendad|reservad|apartad|programad|reprogramad|confirmad|anotad|apuntad|registrad|separad|bloquead)[oa]s?';

export const sent = '(message|note|word|voicemail|complaint|concern|request|question)';
export const recado = '(mensaje|recado|nota|queja|aviso|comentario|encargo|solicitud|peticion|pregunta|datos)';

export const done = pattern`
    (sent|resent|texted|emailed|mailed|messaged|faxed|refunded|charged|credited|cancelled|canceled|changed|updated|
      moved|switched|removed|deleted|erased|added|ordered|placed|paid|processed|submitted|filed|opened|registered|
      enrolled|signed|taken|took|put|forwarded|fixed|issued|applied|waived|approved|extended|renewed|unsubscribed|
      blocked|unlocked|reset|arranged|set up|completed|activated|deactivated|upgraded|unlisted|entered|corrected|
      reported|created|dispatched|ordered|knocked|notarized|printed|uploaded|transferred)`;
export const doing = pattern`
    (sending|resending|texting|emailing|mailing|refunding|cancelling|canceling|changing|updating|removing|deleting|
      adding|ordering|placing|processing|submitting|taking|signing|putting|dispatching|crediting|waiving|applying|
      paying|opening|filing)`;
export const act = pattern`
    (send|resend|text|email|mail|refund|cancel|change|update|remove|delete|add|order|place|process|submit|take|sign|
      credit|waive|apply|dispatch|pay|file|open|put)`;
export const hech = pattern`
    (envi|mand|cambi|quit|cancel|borr|elimin|actualiz|actualic|agreg|agregu|anul|corrig|corregi|orden|pag|pagu|
      proces|factur|renov|activ|desactiv|reembols|acredit|tramit|gestion|solicit|carg|cargu|modific|modifiqu|repar|
      complet|desbloque|bloque|ingres|aplic|apliqu|arregl|entregu|realic|inici|sub|sum|inclu|condon|descont)`;

/** What the receptionist does to understand and answer, as opposed to something done for the caller. */
export const inquiry = pattern`
    (need|proceed|succeed|indeed|exceed|agreed|speed|checked|looked|noticed|tried|wanted|mentioned|explained|talked|
      listened|learned|missed|misunderstood|worked|waited|described|covered|answered|reviewed|searched|verified|
      pulled|appreciated|apologized|hoped|needed|guessed|assumed|wondered|loved|enjoyed|offered|helped|repeated|
      spelled|counted|received|asked|called|stopped|started|finished|happened|based|designed|allowed|supposed|
      trained|limited|programmed|sorry|afraid|interested|pleased|delighted|excited|concerned|told)`;
export const inquiring = pattern`
    (looking|checking|seeing|listening|trying|wondering|thinking|going|having|hearing|getting|reading|searching|
      pulling|waiting|hoping|asking|talking|speaking|saying|missing|showing|finding|being|doing|running|reviewing|
      verifying|bringing|coming|understanding|assuming|guessing|learning|working|regarding|including|according|
      concerning|following|depending|during|starting|sounding|considering|excluding|using|morning|evening|nothing|
      anything|something|everything|thing|offering|sharing|repeating|confirming|double|counting|feeling|hoping|
      sensing|picking|gathering|thanking|apologizing|helping|answering|giving|telling|still|only)`;
export const averiguado = pattern`
    (que_|porque_|cafe_|jose_|bebe_|revise_|busque_|encontre_|escuche_|olvide_|pregunte_|comprobe_|verifique_|
      consulte_|mire_|intente_|trate_|pense_|hable_|llegue_|hare_|estare_|sere_|tendre_|podre_|dire_|ire_|vere_|
      ayudare_|revisare_|buscare_|preguntare_|esperare_|explicare_|necesitare_|intentare_|tratare_|chaque_|quede_|
      escuchare_|verificare_|consultare_|repetire_|confirmare_|loque_|aunque_|este_|llame_|logre_|explique_|
      conteste_|equivoque_)`;
export const averiguando = pattern`
    (revis|busc|viendo|visto|consult|escuch|verific|chec|mirando|mirado|entend|teniendo|tenido|llamando|hablando|
      hablado|pensando|pensado|trabajando|abriendo|cerrando|atendiendo|intent|tratando|tratado|oyendo|oido|comprob|
      leyendo|leido|esper|preguntando|preguntado|ofreciendo|encontr|dicho|decir|estado|sido|recibido|recibir|podido|
      comprendido|olvidado|mencionado|explicado|explicando|confirmando|repitiendo|ver|oir|leer|ayudando|contestando|
      funcionando|grabando)`;
export const contesto = pattern`
    (escucho|entiendo|recomiendo|repito|puedo|ofrezco|ayudo|pregunto|explico|cuento|digo|informo|confirmo|agradezco|
      sugiero|comento|pido|deseo|espero|comparto|leo|deletreo|aseguro|aclaro|recuerdo|debo|hablo|oigo|comprendo|
      creo|tengo|hago|comunico|quiero|doy|veo|mucho|poco|solo|numero|mismo|menciono|interrumpo|respondo|contesto|
      atiendo|prometo|permito|nombro|gusto|cuesto|pongo un ejemplo|otro|dejo saber|reitero|invito|advierto|paso|
      falto|quedo|llamo|resumo|describo)`;

/** Within moments: something that arrives this soon has already been sent. */
export const atOnce =
  '(in (a|one|two|just a|a few) \\w+|right away|shortly|any (minute|second|moment)( now)?|now|momentarily)';
export const enseguida = '(en (un|una|unos|breve|cuanto)( \\w+)?|enseguida|ahorita|de inmediato|ahora mismo|ya mero)';
/** Statements that consist only of a completed action: "all done", "taken care of". */
export const allDone =
  '(done|taken care of|sorted( out)?|handled|fixed|settled|squared away|put through|in place|arranged)';
/** English verbs of doing with an irregular past. */
export const didOf = pattern`
    (ran|got you|cut|paid|gave|wrote|drew|made|did|threw|brought|bought|dealt|held|kept|put|set|sold|shut|split|
      stuck|swapped|took|sent|found you|rang|let|undid|withdrew)`;
/** Spanish verbs of asking and understanding whose past claims nothing. */
export const entendi =
  '(entendi|oi|lei|vi|repeti|comprendi|recibi|atendi|conoci|aprendi|coincidi|senti|segui|perdi|decidi)';
/** What a business does on its own. */
export const abrieron =
  '(cerraron|abrieron|terminaron|salieron|fueron|llegaron|dijeron|pidieron|cambiaron de|subieron|empezaron)';
