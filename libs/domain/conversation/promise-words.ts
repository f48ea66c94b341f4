import type { PromiseKind } from '@voicecore/domain/call';

export interface ClaimForm {
  readonly kind: PromiseKind;
  readonly patterns: readonly RegExp[];
}

/* All patterns meet the words that `promises.ts` makes plain: lower case, contractions written out, no accents but that
   of a last "é", which is written "e_": "avise_" tells what was done, "avise" asks for it. */

const someDay =
  '((mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|this (morning|afternoon|evening)|the \\w+(st|nd|rd|th)|(at|for) (\\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)|(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (fifteen|thirty|forty five|o clock))';
const dia =
  '(lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|hoy|esta (tarde|noche)|(a|para) las? (\\d|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)|el (dia|\\d))';

/** The receptionist, or the business, as who has done it or does it. */
const i =
  '\\b(i|we)( (have|had|just|now|already|also|went ahead and|gone ahead and|will|am|are|was|were|went|only|then|got|all|right|quickly))*';
/** The receptionist alone: what the business has done may be news for everybody. */
const me = i.replace('(i|we)', 'i');
const soon =
  '\\b(let me|let us|i will|we will|i am going to|we are going to|i am about to)( (just|now|go ahead and|quickly|already|make sure to))*';
/** Whom a Spanish verb is done to, before it. */
const le =
  '\\b(ya |ahora |ahorita |enseguida )*(se lo|se la|se los|se las|le|lo|la|les|los|las|te)( (ya|estoy|voy a|acabo de|vamos a))*';

const reach =
  '(call|ring|phone|buzz|contact|reach out to|get back to|get in touch with|follow up with|return your call|speak with)';
const reaching =
  '(calling|ringing|phoning|contacting|reaching out to|getting back to|getting in touch with|following up with|returning your call)';

const booked =
  '(booked|reserved|scheduled|rescheduled|confirmed|penciled in|pencilled in|locked in|blocked off|held|being held|saved|secured|set aside|arranged)';
const place =
  '(appointment|reservation|booking|table|slot|spot|visit|cleaning|room|seat|consultation|meeting|session|time)';
const cita = '(cita|turno|reserva|reservacion|mesa|visita|consulta|habitacion|hora|lugar|limpieza|espacio)';
const agendado =
  '(agendad|reservad|apartad|programad|reprogramad|confirmad|anotad|apuntad|registrad|separad|bloquead)[oa]s?';

const sent = '(message|note|word|voicemail|complaint|concern|request|question)';
const recado = '(mensaje|recado|nota|queja|aviso|comentario|encargo|solicitud|peticion|pregunta|datos)';

const done =
  '(sent|resent|texted|emailed|mailed|messaged|faxed|refunded|charged|credited|cancelled|canceled|changed|updated|moved|switched|removed|deleted|erased|added|ordered|placed|paid|processed|submitted|filed|opened|registered|enrolled|signed|taken|took|put|forwarded|fixed|issued|applied|waived|approved|extended|renewed|unsubscribed|blocked|unlocked|reset|arranged|set up|completed|activated|deactivated|upgraded|unlisted|entered|corrected|reported|created|dispatched|ordered|knocked|notarized|printed|uploaded|transferred)';
const doing =
  '(sending|resending|texting|emailing|mailing|refunding|cancelling|canceling|changing|updating|removing|deleting|adding|ordering|placing|processing|submitting|taking|signing|putting|dispatching|crediting|waiving|applying|paying|opening|filing)';
const act =
  '(send|resend|text|email|mail|refund|cancel|change|update|remove|delete|add|order|place|process|submit|take|sign|credit|waive|apply|dispatch|pay|file|open|put)';
const hech =
  '(envi|mand|cambi|quit|cancel|borr|elimin|actualiz|actualic|agreg|agregu|anul|corrig|corregi|orden|pag|pagu|proces|factur|renov|activ|desactiv|reembols|acredit|tramit|gestion|solicit|carg|cargu|modific|modifiqu|repar|complet|desbloque|bloque|ingres|aplic|apliqu|arregl|entregu|realic|inici|sub|sum|inclu|condon|descont)';

/** What the receptionist does to understand and to answer, which is no business of the caller's done for them. */
const inquiry =
  '(need|proceed|succeed|indeed|exceed|agreed|speed|checked|looked|noticed|tried|wanted|mentioned|explained|talked|listened|learned|missed|misunderstood|worked|waited|described|covered|answered|reviewed|searched|verified|pulled|appreciated|apologized|hoped|needed|guessed|assumed|wondered|loved|enjoyed|offered|helped|repeated|spelled|counted|received|asked|called|stopped|started|finished|happened|based|designed|allowed|supposed|trained|limited|programmed|sorry|afraid|interested|pleased|delighted|excited|concerned|told)';
const inquiring =
  '(looking|checking|seeing|listening|trying|wondering|thinking|going|having|hearing|getting|reading|searching|pulling|waiting|hoping|asking|talking|speaking|saying|missing|showing|finding|being|doing|running|reviewing|verifying|bringing|coming|understanding|assuming|guessing|learning|working|regarding|including|according|concerning|following|depending|during|starting|sounding|considering|excluding|using|morning|evening|nothing|anything|something|everything|thing|offering|sharing|repeating|confirming|double|counting|feeling|hoping|sensing|picking|gathering|thanking|apologizing|helping|answering|giving|telling|still|only)';
const averiguado =
  '(que_|porque_|cafe_|jose_|bebe_|revise_|busque_|encontre_|escuche_|olvide_|pregunte_|comprobe_|verifique_|consulte_|mire_|intente_|trate_|pense_|hable_|llegue_|hare_|estare_|sere_|tendre_|podre_|dire_|ire_|vere_|ayudare_|revisare_|buscare_|preguntare_|esperare_|explicare_|necesitare_|intentare_|tratare_|chaque_|quede_|escuchare_|verificare_|consultare_|repetire_|confirmare_|loque_|aunque_|este_|llame_|logre_|explique_|conteste_|equivoque_)';
const averiguando =
  '(revis|busc|viendo|visto|consult|escuch|verific|chec|mirando|mirado|entend|teniendo|tenido|llamando|hablando|hablado|pensando|pensado|trabajando|abriendo|cerrando|atendiendo|intent|tratando|tratado|oyendo|oido|comprob|leyendo|leido|esper|preguntando|preguntado|ofreciendo|encontr|dicho|decir|estado|sido|recibido|recibir|podido|comprendido|olvidado|mencionado|explicado|explicando|confirmando|repitiendo|ver|oir|leer|ayudando|contestando|funcionando|grabando)';
const contesto =
  '(escucho|entiendo|recomiendo|repito|puedo|ofrezco|ayudo|pregunto|explico|cuento|digo|informo|confirmo|agradezco|sugiero|comento|pido|deseo|espero|comparto|leo|deletreo|aseguro|aclaro|recuerdo|debo|hablo|oigo|comprendo|creo|tengo|hago|comunico|quiero|doy|veo|mucho|poco|solo|numero|mismo|menciono|interrumpo|respondo|contesto|atiendo|prometo|permito|nombro|gusto|cuesto|pongo un ejemplo|otro|dejo saber|reitero|invito|advierto|paso|falto|quedo|llamo|resumo|describo)';

/** Within moments: what comes so soon has been sent. */
const atOnce =
  '(in (a|one|two|just a|a few) \\w+|right away|shortly|any (minute|second|moment)( now)?|now|momentarily)';
const enseguida = '(en (un|una|unos|breve|cuanto)( \\w+)?|enseguida|ahorita|de inmediato|ahora mismo|ya mero)';
/** What has been done, as the whole of what is said: "all done", "taken care of". */
const allDone = '(done|taken care of|sorted( out)?|handled|fixed|settled|squared away|put through|in place|arranged)';
/** English verbs of doing whose past has no ending of its own. */
const didOf =
  '(ran|got you|cut|paid|gave|wrote|drew|made|did|threw|brought|bought|dealt|held|kept|put|set|sold|shut|split|stuck|swapped|took|sent|found you|rang|let|undid|withdrew)';
/** Spanish verbs of asking and understanding, whose past claims nothing. */
const entendi = '(entendi|oi|lei|vi|repeti|comprendi|recibi|atendi|conoci|aprendi|coincidi|senti|segui|perdi|decidi)';
/** What a business does of itself. */
const abrieron =
  '(cerraron|abrieron|terminaron|salieron|fueron|llegaron|dijeron|pidieron|cambiaron de|subieron|empezaron)';

export const claimForms: readonly ClaimForm[] = [
  {
    kind: 'callback',
    patterns: [
      new RegExp(
        `\\b(will|going to|gonna|is to|are to|shall)\\b.{0,40}\\b(${reach} you|return your call|be ${reaching} you|be ${reaching}|be in touch)\\b`,
      ),
      new RegExp(`\\b(is|are) ${reaching} you (back|right|now|in|shortly|soon|today)\\b`),
      /\b(give|giving|gives) you a (call|ring|buzz|shout)\b/,
      new RegExp(
        `\\b(asked|told|got|requested|arranged for|having|have)\\b.{0,40}\\b(to )?(${reach} you|give you a)\\b`,
      ),
      new RegExp(
        `${i} (make sure|see that|see to it that|have|get|asked that)\\b.{1,40}\\b(calls?|phones?|rings?|contacts?) you\\b`,
      ),
      new RegExp(
        `${soon} (make sure|see that|see to it that|have|get|ask)\\b.{1,40}\\b(calls?|phones?|rings?|contacts?|${reach}) you\\b`,
      ),
      /\b(requested|arranged|scheduled|set up|put in|logged|booked|ordered|registered|asked for|placed)\b.{0,30}\b(call ?back|return call|call for you|phone call|callback request)\b/,
      /\b(down|in|list|set|scheduled|booked) for (a|the|your) (call ?back|return call|phone call|call)\b|\b(on|to) (the|our) call ?back list\b/,
      /\b(expect|await|watch for) (a|an|his|her|their|our|the) (\w+ )?call\b/,
      /\byou (will|are going to|should) (get|receive|have|be getting|be hearing|hear|expect)\b.{0,30}\b(call|from (us|them|him|her|somebody|someone|the|one))\b/,
      /\b(call ?back|return call) (is|has been|was) (now |all )?(scheduled|booked|arranged|requested|set|set up|in|logged|confirmed)\b/,
      /\b(le|lo|la|te|les|los|las) (llama|llaman|llamo|llamamos|llamara|llamaran|llamare_?|llamaremos|marca|marcan|marco|marcamos|marcara|marcaran|marcare_?|marcaremos|contacta|contactan|contactamos|contactara|contactaran|contactaremos|telefonea|telefonean|hablan|hablara|hablaran|hablamos por telefono)\b(?! (la atencion|que))/,
      /\b(le|lo|la|te|les) (devuelve|devuelven|devolvemos|devolvera|devolveran|devuelvo|devolvere_?|devolveremos|regresa|regresan|regresamos|regresara|regresaran|regreso|regresare_?|regresaremos|hace|hacen|hacemos|da|dan|damos|dara|daran|hara|haran|haremos) (la|su|una|un) (llamad\w+|telefonazo|timbrazo)/,
      /\b(va|van|vamos|voy) a (llamar|marcar|contactar|telefonear|devolver|regresar|hablar|dar)(le|lo|la|les|te)?\b.{0,12}(?<=llamar(le|lo|la|les|te)?|marcar(le|lo|la|les|te)?|contactar(le|lo|la|les|te)?|telefonear(le|lo|la|te)?|llamada)\b/,
      /\b(le|lo|la|te|les) (va|van|vamos|voy) a (llamar|marcar|contactar|telefonear|hablar|devolver la llamada|regresar la llamada|dar una llamada)\b/,
      /\bse (pone|ponen|pondra|pondran|va a poner|van a poner|pondra pronto) en contacto\b|\bse (comunica|comunican|comunicara|comunicaran|comunicaremos|va a comunicar|van a comunicar) con (usted|ustedes|ud|tigo)\b|\bnos (comunicamos|comunicaremos|pondremos en contacto) con (usted|ustedes)\b/,
      /\b(solicite_?|pedi|encargue_|avise_|deje_ (dicho|programad[oa]|pedid[oa]|agendad[oa])|registre_|programe_|agende_|he pedido|he solicitado|acabo de pedir|acabo de solicitar)\b.{0,50}\b(llame|llamen|marque|marquen|contacte|contacten|hable|hablen|devuelvan?|regresen?|llamada|comunique|comuniquen)\b/,
      /\b(recibira|tendra|va a recibir|va a tener) (una|la|su) llamada\b/,
      /\b(agendad|programad|solicitad|registrad|pedid|apuntad|anotad)[oa]s? (la|su|una|para una|para la) (devolucion de )?(llamada|telefonazo)\b/,
      /\b(su|la) (devolucion de )?llamada( de \w+)? (ya )?(queda|quedo|esta|fue) (agendad|programad|pedid|solicitad|apuntad|anotad|registrad)a\b/,
      /\b(dije|avise_|encargue_|apunte_|anote_|deje_|pedi|puse)(?!\w).{0,50}\bque .{0,25}\b(llame|llamen|marque|marquen|contacte|contacten|(regresen?|devuelvan?) la llamada)\b/,
      /\byou (will|are going to) (be hearing|hear|get a call|be getting a call) (back )?from \w+/,
      /\b(on|to) (the|our|my|their) (\w+ )?list (to be (called|phoned|rung)|for a call)/,
      /\ben la lista (de llamadas|para que (le|lo|la|te) (llamen|marquen|devuelvan|regresen))\b/,
      /\b(your|the) (call ?back|call) (is|has been|was) (now |already )?(in|on) (the|our) (queue|list|line)\b/,
    ],
  },
  {
    kind: 'message',
    patterns: [new RegExp(`\\b(su|el|tu) ${recado} (ya )?(queda|quedo|esta|va|fue|ha sido|ya|se|sera)\\b`)],
  },
  {
    kind: 'other',
    patterns: [
      new RegExp(`${i} (texted|emailed|sent|sending|texting|emailing) you\\b`),
      /(?<!\bse )\b(envi|mand)(e_|ando\w*|o|ado)(?!\w).{1,40}\b(por|a su|al) (correo|mensaje de texto|mensaje|texto|whatsapp|sms|email|celular|telefono)\b/,
    ],
  },
  {
    kind: 'booking',
    patterns: [
      new RegExp(`${i} (booked|reserved|scheduled|rescheduled|penciled|pencilled|squeezed|slotted)\\b`),
      new RegExp(
        `\\b(i|we) (am|are|was) (now |just )?(booking|reserving|scheduling|rescheduling|penciling) (you|your|that|it|the|a)\\b`,
      ),
      new RegExp(`^(booking|reserving|scheduling) (you|your|that|it)\\b`),
      new RegExp(`${soon} (book|reserve|schedule|reschedule|pencil|squeeze|hold|save) (you|your|that|it|the|a)\\b`),
      new RegExp(
        `${i} (got|put|have|had|wrote|written|set|signed|marked|moved|get|hold|holding|holds|entered|added) (you|your \\w+|it|that|them|both of you|all of you)\\b.{0,40}\\b${someDay}`,
      ),
      new RegExp(
        `${i} (confirmed|moved|changed|pushed|held|saved|blocked|made|holding|saving|switched|secured|locked) (you|your|the|that|a|it|an)\\b.{0,30}\\b${place}`,
      ),
      new RegExp(
        `\\byou (are|have been) (all |now |already |officially |both )*(in|set|down|good|on the (books|schedule|calendar|list)|${booked})( \\w+){0,6} ${someDay}`,
      ),
      new RegExp(
        `\\byou (are|have been) (all |now |already |officially |both )*(${booked}|on the (books|schedule|calendar))\\b(?! (by|when|once|after|until))`,
      ),
      new RegExp(
        `\\b(your|that|the) ([\\w' ]{0,40})(is|are|has been|have been) (all |now |already |been )*(${booked}|set)\\b(?! (by|when|once|after|until|up|for (customers|patients|clients|members|guests)))`,
      ),
      new RegExp(`\\b(it|that) (is|has been) (all |now |already |been )*(booked|reserved|scheduled|confirmed for)\\b`),
      new RegExp(
        `\\b(your|the|that) [\\w ]{0,40}(is|are) (all |now )*(yours|in the (calendar|book|books|system|diary)|on the (calendar|books|schedule))\\b`,
      ),
      new RegExp(`\\byour ${place} (is|will be) (now )?(set for |for |on |at )?(\\w+ ){0,2}${someDay}`),
      new RegExp(`\\byou (now |already )?have (a|an|your|the) ([\\w ]{0,20})?${place}( \\w+){0,5} ${someDay}`),
      new RegExp(`\\b${place} (booked|confirmed|made|reserved|set)\\b`),
      new RegExp(
        `^(great |perfect |okay |ok |wonderful |so )?(we will |i will |they will )?(see|expect) you (on |this |next |then |back )*${someDay}`,
      ),
      new RegExp(
        `\\b(ya |le |lo |la |te |les |los |las )(reserve_?|agende_?|programe_?|reprograme_?|aparte_?|separe_?|guarde_?)\\b(?! (la nota|su mensaje|el mensaje))`,
      ),
      /(?<!\b(que|favor) (\w+ )?)\b(reserve_|agende_|programe_|reprograme_|aparte_|separe_)(?!\w)/,
      new RegExp(
        `${le} (reservo|agendo|programo|aparto|separo|reservando|agendando|apartando|reservar|agendar|apartar)\\b`,
      ),
      new RegExp(`${le} (guardo|guardamos|guarde_?|tengo|tenemos|dejo|deje_?) (\\w+ ){0,4}(${cita}|${agendado})\\b`),
      new RegExp(
        `\\b(estoy|voy a|vamos a|acabo de|ya estoy) (reservando|agendando|apartando|reservar|agendar|apartar|programar|separar)(le|lo|la|les|te)?\\b`,
      ),
      new RegExp(
        `\\b(anote_?|apunte_|anoto|apunto|puse|pongo|registre_|movi|cambie_|pase_|inscribi)\\b.{0,40}\\b${dia}`,
      ),
      new RegExp(`\\b(confirme_|movi|cambie_|reprograme_|recorri|adelante_|pase_) (su|la|el|tu) ${cita}\\b`),
      new RegExp(
        `\\b(queda|quedo|quedan|quedaron|quedamos|quedas|ha quedado|ya (esta|estan|fue|quedo|queda)|(su|tu) \\w+ (esta|fue|ha sido))( (ya|usted|todo|muy|su|la|el|\\w+)){0,3} ${agendado}\\b(?=(.{0,40}\\b(${dia}|${cita}))|\\s*( ,|$))(?! para (clientes|pacientes|socios))`,
      ),
      /^(all |now |and |it is |that is )*(booked|confirmed|reserved|scheduled)\b(?! (up|out|by))|\bconsider it (booked|reserved|scheduled)\b/,
      new RegExp(`\\b(went ahead and )?(locked|pencilled|penciled|slotted) (you |it |that )?in\\b`),
      new RegExp(`\\byour [\\w ]{1,30} is (on|good|set) for ${someDay}`),
      new RegExp(
        `${i} (gave|given|giving) you (the|a|that) (\\w+ ){0,2}(slot|spot|time|table|room|o.clock|appointment)`,
      ),
      new RegExp(
        `\\b(su|la|tu) ${cita}\\b.{0,15}\\b(hecha|hecho|lista|listo)\\b|\\b(lista|hecha) (su|la|tu) ${cita}\\b`,
      ),
      new RegExp(
        `\\b(le|te|les) (di|doy|asigne_|asigno|puse|pongo) (la|una|el|un|su) ${cita}\\b|\\b(lo|la|te|le) cite_(?!\\w)`,
      ),
      new RegExp(`\\b${cita}\\b[\\w ]{0,25}\\b${agendado}\\b(?! (por|cuando|para (clientes|pacientes|socios)))`),
      new RegExp(`\\b(su|la|tu) ${cita}( \\w+){0,3} (ya )?(queda|quedo|es|sera|esta) (para |a |el )*(\\w+ )?${dia}`),
      new RegExp(
        `\\bya (tiene|tienes|tienen) (\\w+ )?${cita}\\b|\\b(tiene|tienes) (usted )?(su|tu) ${cita}\\b|\\b(tiene|tienes) (usted )?(una )?${cita}( \\w+){0,3} ${dia}`,
      ),
      new RegExp(`\\b(nos vemos|(lo|la|le|los|te) (esperamos|vemos|espera))\\b.{0,20}\\b${dia}`),
      /\b(he|hemos) (reservado|agendado|programado|apartado|separado|confirmado (su|la))\b/,
      /\b(that is|there,?) you (all )?(in|down|set|on)\b/,
      new RegExp(`\\byou (are|have been) all set\\b.{0,20}\\b${someDay}`),
      /\byou now have (a|an|your|the)\b[\w ]{0,20}\b(slot|spot|time|table|room|seat|appointment)\b/,
      new RegExp(`\\byour ${place} is (waiting|ready) for you\\b`),
      new RegExp(
        `\\b(will|is going to|are going to|is|are) (be |coming )?(at your (place|house|home|door|office)|out there|over there|out to you|there)\\b.{0,15}\\b${someDay}`,
      ),
      new RegExp(`\\bya (esta|quedo|queda) (todo |muy )?(list|arreglad)[oa]\\b.{0,12}\\b${dia}`),
      new RegExp(
        `\\b(tecnico|plomero|electricista|ingeniero|equipo|muchachos?|alguien) (ya )?(va|van|viene|vienen|pasa|pasan|llega|ira|estara|va a ir|le cae) .{0,12}\\b${dia}`,
      ),
      new RegExp(`\\bcuente con (su|el|la|ese|esa) ${cita}`),
      new RegExp(`^(ya |listo |lista )*${agendado} (su|la|el|tu|una)\\b`),
      /\b(is|are) (all |now )*yours\b|\bes (ya )?suy[oa]\b/,
      /\b(is|are) expecting you\b|\b(lo|la|le|te) (estan|estamos) esperando\b/,
      /\b(i|we) (am|are) (now |just )?(holding|keeping|saving|setting aside) (you|your|a|an|the|it|that|one|two|three|four|five|six)\b/,
      /\b(le|te|les|lo|la) (estamos|estoy) (apartando|guardando|reservando|agendando|anotando|apuntando|separando)\b/,
      new RegExp(`^(y |ya |usted )*(esta|queda|quedo) ${agendado}`),
    ],
  },
  {
    kind: 'transfer',
    patterns: [
      /\b(transferring|connecting|patching|redirecting|rerouting|bridging|linking|forwarding|dialing|ringing) (you|your call|the call|this call|us)\b(?! back)/,
      /^(now )?(ringing|dialing) (?!you)\w+|\b(is|are) (now )?ringing\b|^(now )?over to \w+$|\bgot you connected\b|\bbringing \w+( \w+)? (in|on)\b/,
      /\b(putting|getting) (you|your call) (right |straight |directly )?(through|over|on with|across|on the line|to)\b/,
      /\b(handing|passing|sending|switching|moving|bringing|turning) (you|your call|the call) (right |straight |back )?(over|off|through|on|to|across|with)\b/,
      new RegExp(`${soon} (transfer|connect|patch|redirect|forward|bridge) (you|your call|this call|the call|us)\\b`),
      new RegExp(
        `${soon} (put|get|send|pass|hand|switch|bring|take|turn) (you|your call|this call) (right |straight |directly |back )?(through|over|on|across|off|to|with|along)\\b`,
      ),
      new RegExp(`\\b(while|as|so) i (now )?(transfer|connect|patch|put|pass|hand) (you|your call)\\b`),
      new RegExp(
        `${i} (transferred|connected|put|patched|passed|handed|sent|forwarded) (you|your call) ?(right |straight )?(through|over|to|with|on|across)\\b`,
      ),
      new RegExp(
        `(${soon}|${i}|\\b) ?(get|getting|got|have|bring|bringing|grab|grabbing)\\b.{1,25}\\bon the (line|phone)\\b`,
      ),
      /\byou (are|have been|will be|are being) (now |being |just |all )*(transferred|connected|put through|patched through|on your way to|through to|next in line|going through|in line for|speaking with|going to be (connected|transferred))\b/,
      /\byour call (is|has been|will be) (now |being |been )*(transferred|connected|forwarded|put through|on its way|going|passed|routed|being routed)\b/,
      /\b(take|takes|taking) (it|over|things|this|you) from here\b/,
      /\b(is|are) (now |just |already )*(joining|coming on|on the line|getting on|picking up|ready for you on|coming to the phone)\b/,
      /\b(will be|be|is) (right )?with you (shortly|soon|now|right|in|momentarily)\b|\bhere is (?!what|how|why|the|it|your|a|an|everything|my|that|where)\w+( now)?$|\bwill be right with you\b|\bwill (pick up|take your call|answer|be on the line)\b/,
      new RegExp(
        `${le} (comunico|transfiero|enlazo|conecto|redirijo|derivo|canalizo|comunicamos|transferimos|conectamos|enlazamos)\\b(?! que)`,
      ),
      new RegExp(
        `(?<!\\bse )${le.replace('se lo|se la|se los|se las|', '')} (paso|pasamos|dejo|pongo) (ya |ahora |directo |directamente |de una vez |enseguida |aqui )*(con|al|en linea|en contacto|en manos|en espera con|la llamada|su llamada|la linea|a (la |el |los |un |una )?(?!informar|avisar|decir|explicar|contar|comentar)\\w+\\b(?! (${recado}|el|su|que)\\b))`,
      ),
      /\b(paso|pasando|transfiero|transfiriendo|enlazo|enlazando|conecto|conectando|va|voy pasando) (ya |ahora )?(la|su|tu|esta) (llamada|linea)\b/,
      /\b(comunicando|transfiriendo|conectando|enlazando|redirigiendo|derivando|canalizando)(lo|la|le|los|las|te)?\b/,
      /\bpasando(lo|la|le|los|las|te)? ?(ya |ahora )?(con|a|al)\b|\bpasando(lo|la|te)\b/,
      /\b(voy a|vamos a|permitame|permiteme|dejeme|dejame|procedo a|paso a) (comunicar|transferir|enlazar|conectar|pasar|derivar|canalizar|poner)(lo|la|le|los|las|te)?\b(?! (su|el|un|la nota))/,
      /\b(ya )?(lo|la|le|te) (comunique_|transferi|enlace_|conecte_|pase_|he comunicado|he transferido|he pasado|he conectado) (con|a|al|ya)\b/,
      /\b(entrando|uniendose|incorporandose|conectandose|entra|se une|se incorpora)\b.{0,12}\b(a|en) (la|esta|su) (llamada|linea)\b/,
      /\b(ya|ahora|ahorita|enseguida|en un (momento|momentito|segundo|segundito|instante|ratito)|en breve|de inmediato|en seguida)\b.{0,15}\b(lo|la|le|te) (atiende|atienden|atendera|atenderan|contesta|contestan|toma la llamada|recibe|va a atender|van a atender)\b/,
      /\b(lo|la|le|te) (va a atender|van a atender|atendera|atenderan|atiende|atienden) (ya|ahora|ahorita|enseguida|en un|en breve|de inmediato|en seguida)\b/,
      /\bsu llamada (esta siendo|va|ya va|se esta|sera|fue|ha sido|queda) \w+/,
      /\b(lo|la|los|las|te) (paso|comunico)$|\b(lo|la|los|las|te|le) (dirijo|remito|llevo) (con|al?)\b|\b(le|lo|la|te) va a contestar\b|^marcando (a|al|la)\b/,
      /^here (is|comes) \w+( \w+)? (for you|now)|^here comes \w+/,
      /\b(has|have|got) (him|her|them|\w+ \w+|\w+) on the (other )?line\b/,
      /\b(him|her|them|somebody|someone|the \w+) on the (line|phone) for you\b/,
      /\bpong(o|amos) (a |al )(\w+ ){1,4}(al|en el|en la) (telefono|linea)\b/,
      /\bi am getting (mr|ms|mrs|dr|him|her|them|someone|somebody|an? \w+|the \w+)\b(?! (way|drift|idea|picture))/,
      /\byou are (now )?(through|connected|on|speaking) (to|with)\b/,
      /\bya viene (el|la|un|una|mi|su)?\b.{0,30}\b(telefono|linea|contestar|atender\w*)\b/,
      /\bya esta (usted )?(con|en) (el area de |el departamento de )?\w+$/,
    ],
  },
  {
    kind: 'message',
    patterns: [
      new RegExp(`${i} (let|letting) (?!me\\b|us\\b|you\\b).{1,40} know\\b`),
      new RegExp(
        `${soon} (let|make sure) (?!me\\b|us\\b|you\\b).{1,40} (know|knows|gets (it|this|that|your|the)|hears about)\\b`,
      ),
      new RegExp(
        `${i} (told|informed|notified|alerted|warned|reminded|tipped off|telling|informing|notifying|alerting) (?!you\\b)\\w+`,
      ),
      new RegExp(
        `${i} (passed|passing|relayed|relaying|forwarded|handed|given|gave|delivered|left|leaving|taken|took|taking|noted|made|making|recorded|recording|logged|saved|written|wrote|writing|jotted|jotting|typed|typing|put|sent|sending|got|dropped|dropping)\\b.{0,30}\\b(${sent}|it along|that along|this along|it on to|that on to|that on|that down|it down|this down|all down|it all down)\\b`,
      ),
      new RegExp(
        `${soon} (pass|relay|forward|give|leave|take|note|tell|inform|notify|write|jot|deliver|make|get|send) (?!you\\b)(\\w+ ){0,5}(${sent}|along|on to|down|it on|that on|this on|him|her|them)\\b`,
      ),
      new RegExp(`${soon} (note|relay|pass|tell|inform|notify|alert|remind|warn) (?!you\\b)\\w+`),
      new RegExp(`${i} (noted|jotted|written|wrote) (that|it|this|everything|all|your|down)\\b`),
      new RegExp(
        `\\b(your|the) ${sent} (is|has|was|will be) (been |now |already |being )*(on its way|sent|delivered|recorded|taken|noted|passed|saved|left|with|in|forwarded|relayed|logged|going|received)\\b`,
      ),
      /\b(passing|relaying|forwarding|handing) (this|that|it|your \w+) (on|along|over|to)\b|\bhas (got )?your message\b/,
      new RegExp(`${me} (flagged|escalated|raised|brought up) (it|this|that|your)\\b`),
      new RegExp(`${soon} see (to it )?that (he|she|they|\\w+) (gets?|hears?|knows?|receives?)\\b`),
      /\bmessage (taken|noted|sent|recorded|saved|received|delivered)\b|\bconsider it (passed|noted|delivered)\b/,
      /\b(will|is going to|are going to) (get|see|have|be given|receive|hear) (your|the|this) (message|note|words?|request|voicemail)\b/,
      new RegExp(
        `\\b(ya |les |le |se lo )*(avise_|avisamos|avisare_?|avisaremos|notifique_|notificamos|notificare_?|informe_ a|informamos a)(?!\\w)(?! (un dia|con))`,
      ),
      new RegExp(
        `${le} (aviso|notifico|informo|menciono|comento) (a|al|ahora|ya|enseguida|de inmediato)\\b(?! que)|${le} aviso$`,
      ),
      new RegExp(
        `${le} (dije|hago saber|hice saber|transmiti|transmito|comente_|mencione_|hare_? saber|hare_? llegar|hago llegar|hice llegar|deje_ dicho|dejo dicho|deje_ saber|(deje_|mande_|mando|envie_) un (recado|mensaje)) ?(a |al |su |el |que|la |$)`,
      ),
      /\bse (lo|la|los) (paso|pase_|dije|digo|doy|di|hago llegar|hice llegar|hago saber|entrego|entregue_|comunico|comunique_|transmito|transmiti|dejo dicho|voy a decir|voy a pasar)\b/,
      /\b(acabo de|acabamos de|voy a|vamos a|estoy|ya estoy) (avisar|avisando|notificar|notificando|informar|dejar|dejando|anotar|anotando|tomar nota|tomando nota|decir|pasar|pasando|escribir|escribiendo|apuntar|apuntando)(le|les|lo|la|selo|sela)?\b(?! (la llamada|con|a la llamada))/,
      new RegExp(
        `\\b(paso|pase_|deje_|dejo|tome_|tomo|anote_|anoto|apunte_|apunto|registre_|grabe_|guarde_|envie_|mande_|transmiti|transmito|entregue_|entrego|hice llegar|hago llegar|hare_? llegar|doy|di|dare_?|he dejado|he tomado|he anotado|he pasado|he apuntado)(?!\\w).{0,20}\\b(${recado}|pedido a)\\b`,
      ),
      /\b(ya )?(lo|la|todo|eso) (anote_|apunte_|deje_ anotado|tengo anotado|tengo apuntado|escribi)(?!\w)/,
      /\b(anote_|apunte_|tome_ nota|tomo nota|he tomado nota|estoy tomando nota|queda anotad[oa]|quedo anotad[oa])(?!\w)/,
      /\b(mensaje|recado) (anotado|tomado|enviado|guardado|registrado|entregado|recibido)\b/,
      /(?<!\bi )\b(has|have|is|was) (now |already |just )*(been )?(told|informed|notified|alerted)\b/,
      /\b(le|les|se lo) (digo|comento|cuento) (a \w+( \w+)? )?que (usted |ya )?(llamo|la llamo|lo llamo|busco|vino|esta|va|pregunto)\b/,
      /\b(ya )?(fue|fueron|esta|estan|quedo) (ya )?(avisad|informad|notificad|enterad)[oa]s?\b/,
      /^(okay |ok |all |and )*(shared|passed) (it |that |this )?(with|along|on)\b|^(ya )?(anotad|apuntad|avisad)[oa]s? y\b/,
      new RegExp(`\\b(va a tener|tendra|tiene|recibira) (ya )?(su|el) ${recado}\\b`),
    ],
  },
  {
    kind: 'other',
    patterns: [
      new RegExp(`${me} ${done}\\b(?! (care of$|(to|in|into) (a|our|the) new)\\b)`),
      new RegExp(`\\bwe( have| just| already)* ${done} (you|your|that|it|them)\\b`),
      new RegExp(
        `\\b(i|we) (am|are) (now |just |already )*${doing} (you|your|that|it|the|a|an|this|them|some(body|one))\\b`,
      ),
      new RegExp(`^${doing} (you|your|that|it|the|this) \\w+`),
      new RegExp(
        `${soon} ${act} (you|your|that|it|the|a|an|this|them|over|some(body|one))\\b(?! (look|moment|second|minute|question|note|message))`,
      ),
      new RegExp(
        `\\byour [\\w ]{0,30}\\b(is|are|has|have|was|were)( (been|now|already|all|just|being))* (${done}|in now|gone out)\\b(?! (by|when|once|after|until|at|on|out front|within|in (a|an|one|two|three|\\d|about|under)) ?)`,
      ),
      new RegExp(
        `\\b(your|that|the) [\\w ]{0,30}\\b(has|have|is) (now |already |just )*(been|being) (${done}|taken care of)\\b`,
      ),
      /\b(is|are) (already |now )?on (his|her|their|its) way\b|\bis headed (your way|to you|over)\b/,
      /\byour [\w ]{0,20}\border\b[\w ]{0,10} (is|are) (in|placed|confirmed|on|ready to go)\b|\border (placed|confirmed|is in)\b/,
      /\b(you are|your number is|your name is) (now |already )?(off|on) (the|our|that) (\w+ )?list\b/,
      new RegExp(`\\b(le |lo |la |se lo |se la |ya |les |te )*${hech}(e_|i)(?!\\w)`),
      new RegExp(`\\bya (se lo |se la |le |lo |la |les |te )?${hech}(amos|imos)\\b`),
      new RegExp(`\\b(he|hemos|acabo de|acabamos de) (\\w+ )?${hech}(ado|ido|ar|er|ir)(le|lo|la|selo|sela)?\\b`),
      new RegExp(
        `${le} (envio|mando|cancelo|cambio|quito|borro|actualizo|agrego|reembolso|descuento|devuelvo el dinero|enviando|mandando|cancelando|cambiando|reembolsando|enviar|mandar|cancelar)\\b`,
      ),
      new RegExp(
        `\\b(estoy|ya estoy) (enviando|mandando|cancelando|cambiando|reembolsando|procesando|actualizando|tramitando)(le|lo|la|selo|sela)?\\b`,
      ),
      new RegExp(
        `\\b(su|el|la|sus|tu) [\\w ]{0,30}\\b(queda|quedo|esta|ya esta|fue|ha sido|quedan|estan) (ya )?(${hech}ad[oa]s?|hech[oa]s?|resuelt[oa]s?|en (proceso|camino|tramite))\\b(?! (por|cuando))`,
      ),
      /\b(su|el|tu) (pedido|orden|encargo) (ya )?(entro|salio|va en camino|esta en camino|quedo|queda|esta)\b/,
      /\b(va|viene|salio|sale|esta|envie_|mande_)\b.{0,25}\b(en|de) camino\b/,
      /\b(la|lo|le|te) (puse|meti|di de (alta|baja)|inclui|sume_|inscribi|saque_|apunte_|quite_)(?!\w)/,
      /\b(hice|realice_|efectue_|genere_|levante_|abri|puse|aplique_) (el|la|su|un|una) (pago|cambio|devolucion|reembolso|pedido|orden|reporte|ticket|solicitud|tramite|cargo|envio|descuento|ajuste|cancelacion)\b/,
      /\byour [\w ]{1,30} (is|are) now (closed|open|active|off|on|live|inactive|suspended|paused|empty|zero)\b/,
      // Whatever else it says that it has done, is doing, or has just begun: all but what it does to understand and to answer.
      new RegExp(`${me} (?!${inquiry})\\w{3,}[^e\\W]ed\\b(?! (to|that) )`),
      new RegExp(`\\bi am (now |just |already |currently )*(?!${inquiring})\\w{2,}ing\\b`),
      new RegExp(
        `^(okay |ok |sure |great |perfect |alright |now )*(?!${inquiring})\\w{2,}ing (you|your|that|it|him|her|them|the|dr)\\b(?!.*\\b(is|are|requires?|takes?|costs?|means?|works?|includes?|needs?|helps?)\\b)`,
      ),
      new RegExp(`(?<!\\w)(?!${averiguado})\\w{3,}e_(?!\\w)`),
      new RegExp(
        `\\b(he|acabo de) (ya )?(?!${averiguando})\\w{2,}(ado|ido|ito|cho|sto|ar|er|ir)(le|lo|la|les|te|selo|sela)?\\b`,
      ),
      new RegExp(`\\b(ya )?(le|les|te|se lo|se la) (?!${contesto})\\w{3,}o\\b`),
      new RegExp(`\\bestoy (ya )?(?!${averiguando})\\w{2,}(ando|iendo|yendo)(le|lo|la|les|te|selo|sela)?\\b`),
      /\b(pedi|escribi|abri|subi|inclui|meti|inscribi|movi|corregi|imprimi|emiti|traje)\b/,
      new RegExp(`\\byou (are|have been|were) (now |already |just |all )*${done}\\b`),
      /\b(your|that|this|it|everything|he|she|they) ([\w ]{0,25} )?(has|have|is|are) (now |already |just )*been \w*(ed|en|ut|old|ade|ent|one)\b/,
      /\b(su|el|la|tu|los|las|sus) (\w+ ){1,3}(ya )(salio|entro|paso|llego|quedo|se (hizo|envio|mando|proceso|cambio|cancelo|pago))\b/,
      /\b(le|te) (llega|llegara|va a llegar|estara llegando)\b.{0,40}\b(por|a su|al|en un|en unos)\b(?!.*\bdespues de\b)/,
      /\bse (le|les) (ya )?\w{3,}(aron|ieron)\b/,
      /\b(ya )?(esta|estas|quedo|queda) (usted |ya )*en (la|nuestra) lista\b/,
      /\bya (esta|quedo|queda) (todo |muy )?(listo|lista|arreglad[oa]|resuelt[oa])\b/,
      new RegExp(`\\bi (just |already |have |went ahead and )*${didOf} (your|you|it|that|the|this)\\b`),
      new RegExp(
        `^(and |so |there |okay |ok |listo |perfect |great )*(that is|it is|this is|everything is|all|that has been|it has been)( all)? ${allDone}$`,
      ),
      new RegExp(
        `\\byour [\\w ]{0,30}\\b(is|are) (now |already |just )*(started|under way|underway|in progress|being \\w*(ed|en|ut|ade|ent))\\b`,
      ),
      /\b(is|are) (now |already )*(heading|coming|driving|walking|rushing|headed) (over|out|up|down|your way|to you|right)\b/,
      new RegExp(`\\byou will (get|receive|have|see) (a|an|the|your|our) [\\w ]{1,40}\\b${atOnce}`),
      new RegExp(
        `\\b${enseguida} (ya )?(le|te|les) (llega|llegan|va a llegar|mandan|envian)\\b|\\b(le|te|les) (llega|llegan) .{1,40}\\b${enseguida}`,
      ),
      new RegExp(`\\bya (se |me )?(lo |la |le |les |los |las )?(?!${abrieron})\\w{3,}(aron|ieron)\\b`),
      new RegExp(`\\b(le|te|les|se lo|se la) (?!${entendi}\\b)\\w{4,}i\\b`),
      /\bya (quedo|quedaron|quedamos|esta hech[oa]|va (para|en|hacia|de camino))\b/,
      /\b(su|la|el|tu) [\w ]{1,30} se (esta|estan) \w+(ando|iendo|yendo)\b/,
      new RegExp(
        `\\b(le|te|les|se lo|se la) (estoy|estamos|estan) (ya )?(?!${averiguando})\\w{2,}(ando|iendo|yendo)\\b`,
      ),
      /\b(quedo|queda) (su|el|la|tu) \w+ (en|con|para)\b/,
      new RegExp(`^(ya |listo |todo )*${hech}ad[oa]s?$`),
    ],
  },
];
