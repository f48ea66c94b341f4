import { pattern } from '@voicecore/domain/kernel';
import {
  type ClaimForm,
  someDay,
  dia,
  i,
  soon,
  le,
  reach,
  reaching,
  booked,
  place,
  cita,
  agendado,
  recado,
} from './promise-words';

/** How the receptionist says that somebody will call back, or that something is booked. */
export const appointmentClaims: readonly ClaimForm[] = [
  {
    kind: 'callback',
    patterns: [
      new RegExp(
        pattern`
          \b(will|going to|gonna|is to|are to|shall)\b.{0,40}\b(${reach} you|return your call|be ${reaching} you|
            be ${reaching}|be in touch)\b`,
      ),
      new RegExp(`\\b(is|are) ${reaching} you (back|right|now|in|shortly|soon|today)\\b`),
      /\b(give|giving|gives) you a (call|ring|buzz|shout)\b/,
      new RegExp(
        `\\b(asked|told|got|requested|arranged for|having|have)\\b.{0,40}\\b(to )?(${reach} you|give you a)\\b`,
      ),
      new RegExp(
        pattern`
          ${i} (make sure|see that|see to it that|have|get|asked that)\b.{1,40}\b(calls?|phones?|rings?|
            contacts?) you\b`,
      ),
      new RegExp(
        pattern`
          ${soon} (make sure|see that|see to it that|have|get|ask)\b.{1,40}\b(calls?|phones?|rings?|contacts?|
            ${reach}) you\b`,
      ),
      new RegExp(pattern`
        \b(requested|arranged|scheduled|set up|put in|logged|booked|ordered|registered|asked for|
          placed)\b.{0,30}\b(call ?back|return call|call for you|phone call|callback request)\b`),
      new RegExp(pattern`
        \b(down|in|list|set|scheduled|booked) for (a|the|your) (call ?back|return call|phone call|call)\b|
        \b(on|to) (the|our) call ?back list\b`),
      /\b(expect|await|watch for) (a|an|his|her|their|our|the) (\w+ )?call\b/,
      new RegExp(pattern`
        \byou (will|are going to|should) (get|receive|have|be getting|be hearing|hear|expect)\b.{0,30}\b(call|
          from (us|them|him|her|somebody|someone|the|one))\b`),
      new RegExp(pattern`
        \b(call ?back|return call) (is|has been|was) (now |all )?(scheduled|booked|arranged|requested|set|set up|in|
          logged|confirmed)\b`),
      new RegExp(pattern`
        \b(le|lo|la|te|les|los|las) (llama|llaman|llamo|llamamos|llamara|llamaran|llamare_?|llamaremos|marca|marcan|
          marco|marcamos|marcara|marcaran|marcare_?|marcaremos|contacta|contactan|contactamos|contactara|
          contactaran|contactaremos|telefonea|telefonean|hablan|hablara|hablaran|
          hablamos por telefono)\b(?! (la atencion|que))`),
      new RegExp(pattern`
        \b(le|lo|la|te|les) (devuelve|devuelven|devolvemos|devolvera|devolveran|devuelvo|devolvere_?|devolveremos|
          regresa|regresan|regresamos|regresara|regresaran|regreso|regresare_?|regresaremos|hace|hacen|hacemos|da|
          dan|damos|dara|daran|hara|haran|haremos) (la|su|una|un) (llamad\w+|telefonazo|timbrazo)`),
      new RegExp(pattern`
        \b(va|van|vamos|voy) a (llamar|marcar|contactar|telefonear|devolver|regresar|hablar|dar)(le|lo|la|les|
          te)?\b.{0,12}(?<=llamar(le|lo|la|les|te)?|marcar(le|lo|la|les|te)?|contactar(le|lo|la|les|te)?|
          telefonear(le|lo|la|te)?|llamada)\b`),
      new RegExp(pattern`
        \b(le|lo|la|te|les) (va|van|vamos|voy) a (llamar|marcar|contactar|telefonear|hablar|devolver la llamada|
          regresar la llamada|dar una llamada)\b`),
      new RegExp(pattern`
        \bse (pone|ponen|pondra|pondran|va a poner|van a poner|pondra pronto) en contacto\b|
        \bse (comunica|comunican|comunicara|comunicaran|comunicaremos|va a comunicar|van a comunicar) con (usted|
          ustedes|ud|tigo)\b|
        \bnos (comunicamos|comunicaremos|pondremos en contacto) con (usted|ustedes)\b`),
      new RegExp(pattern`
        \b(solicite_?|pedi|encargue_|avise_|deje_ (dicho|programad[oa]|pedid[oa]|agendad[oa])|registre_|programe_|
          agende_|he pedido|he solicitado|acabo de pedir|acabo de solicitar)\b.{0,50}\b(llame|llamen|marque|marquen|
          contacte|contacten|hable|hablen|devuelvan?|regresen?|llamada|comunique|comuniquen)\b`),
      /\b(recibira|tendra|va a recibir|va a tener) (una|la|su) llamada\b/,
      new RegExp(pattern`
        \b(agendad|programad|solicitad|registrad|pedid|apuntad|anotad)[oa]s? (la|su|una|para una|
          para la) (devolucion de )?(llamada|telefonazo)\b`),
      new RegExp(pattern`
        \b(su|la) (devolucion de )?llamada( de \w+)? (ya )?(queda|quedo|esta|fue) (agendad|programad|pedid|
          solicitad|apuntad|anotad|registrad)a\b`),
      new RegExp(pattern`
        \b(dije|avise_|encargue_|apunte_|anote_|deje_|pedi|puse)(?!\w).{0,50}\bque .{0,25}\b(llame|llamen|marque|
          marquen|contacte|contacten|(regresen?|devuelvan?) la llamada)\b`),
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
      new RegExp(pattern`
        (?<!\bse )\b(envi|mand)(e_|ando\w*|o|ado)(?!\w).{1,40}\b(por|a su|al) (correo|mensaje de texto|mensaje|
          texto|whatsapp|sms|email|celular|telefono)\b`),
    ],
  },
  {
    kind: 'booking',
    patterns: [
      new RegExp(`${i} (booked|reserved|scheduled|rescheduled|penciled|pencilled|squeezed|slotted)\\b`),
      new RegExp(
        pattern`
          \b(i|we) (am|are|was) (now |just )?(booking|reserving|scheduling|rescheduling|penciling) (you|your|that|
            it|the|a)\b`,
      ),
      new RegExp(`^(booking|reserving|scheduling) (you|your|that|it)\\b`),
      new RegExp(`${soon} (book|reserve|schedule|reschedule|pencil|squeeze|hold|save) (you|your|that|it|the|a)\\b`),
      new RegExp(
        pattern`
          ${i} (got|put|have|had|wrote|written|set|signed|marked|moved|get|hold|holding|holds|entered|added) (you|
            your \w+|it|that|them|both of you|all of you)\b.{0,40}\b${someDay}`,
      ),
      new RegExp(
        pattern`
          ${i} (confirmed|moved|changed|pushed|held|saved|blocked|made|holding|saving|switched|secured|locked) (you|
            your|the|that|a|it|an)\b.{0,30}\b${place}`,
      ),
      new RegExp(
        pattern`
          \byou (are|have been) (all |now |already |officially |both )*(in|set|down|good|on the (books|schedule|
              calendar|list)|${booked})( \w+){0,6} ${someDay}`,
      ),
      new RegExp(
        pattern`
          \byou (are|have been) (all |now |already |officially |both )*(${booked}|on the (books|schedule|
              calendar))\b(?! (by|when|once|after|until))`,
      ),
      new RegExp(
        pattern`
          \b(your|that|the) ([\w' ]{0,40})(is|are|has been|have been) (all |now |already |been )*(${booked}|
            set)\b(?! (by|when|once|after|until|up|for (customers|patients|clients|members|guests)))`,
      ),
      new RegExp(`\\b(it|that) (is|has been) (all |now |already |been )*(booked|reserved|scheduled|confirmed for)\\b`),
      new RegExp(
        pattern`
          \b(your|the|that) [\w ]{0,40}(is|are) (all |now )*(yours|in the (calendar|book|books|system|diary)|
            on the (calendar|books|schedule))\b`,
      ),
      new RegExp(`\\byour ${place} (is|will be) (now )?(set for |for |on |at )?(\\w+ ){0,2}${someDay}`),
      new RegExp(`\\byou (now |already )?have (a|an|your|the) ([\\w ]{0,20})?${place}( \\w+){0,5} ${someDay}`),
      new RegExp(`\\b${place} (booked|confirmed|made|reserved|set)\\b`),
      new RegExp(
        pattern`
          ^(great |perfect |okay |ok |wonderful |so )?(we will |i will |they will )?(see|expect) you (on |this |
            next |then |back )*${someDay}`,
      ),
      new RegExp(
        pattern`
          \b(ya |le |lo |la |te |les |los |las )(reserve_?|agende_?|programe_?|reprograme_?|aparte_?|separe_?|
            guarde_?)\b(?! (la nota|su mensaje|el mensaje))`,
      ),
      /(?<!\b(que|favor) (\w+ )?)\b(reserve_|agende_|programe_|reprograme_|aparte_|separe_)(?!\w)/,
      new RegExp(
        `${le} (reservo|agendo|programo|aparto|separo|reservando|agendando|apartando|reservar|agendar|apartar)\\b`,
      ),
      new RegExp(`${le} (guardo|guardamos|guarde_?|tengo|tenemos|dejo|deje_?) (\\w+ ){0,4}(${cita}|${agendado})\\b`),
      new RegExp(
        pattern`
          \b(estoy|voy a|vamos a|acabo de|ya estoy) (reservando|agendando|apartando|reservar|agendar|apartar|
            programar|separar)(le|lo|la|les|te)?\b`,
      ),
      new RegExp(
        `\\b(anote_?|apunte_|anoto|apunto|puse|pongo|registre_|movi|cambie_|pase_|inscribi)\\b.{0,40}\\b${dia}`,
      ),
      new RegExp(`\\b(confirme_|movi|cambie_|reprograme_|recorri|adelante_|pase_) (su|la|el|tu) ${cita}\\b`),
      new RegExp(
        pattern`
          \b(queda|quedo|quedan|quedaron|quedamos|quedas|ha quedado|ya (esta|estan|fue|quedo|queda)|(su|
              tu) \w+ (esta|fue|ha sido))( (ya|usted|todo|muy|su|la|el|\w+)){0,3} ${agendado}\b(?=(.{0,40}\b(${dia}|
              ${cita}))|\s*( ,|$))(?! para (clientes|pacientes|socios))`,
      ),
      new RegExp(pattern`
        ^(all |now |and |it is |that is )*(booked|confirmed|reserved|scheduled)\b(?! (up|out|by))|
        \bconsider it (booked|reserved|scheduled)\b`),
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
        pattern`
          \bya (tiene|tienes|tienen) (\w+ )?${cita}\b|
          \b(tiene|tienes) (usted )?(su|tu) ${cita}\b|
          \b(tiene|tienes) (usted )?(una )?${cita}( \w+){0,3} ${dia}`,
      ),
      new RegExp(`\\b(nos vemos|(lo|la|le|los|te) (esperamos|vemos|espera))\\b.{0,20}\\b${dia}`),
      /\b(he|hemos) (reservado|agendado|programado|apartado|separado|confirmado (su|la))\b/,
      /\b(that is|there,?) you (all )?(in|down|set|on)\b/,
      new RegExp(`\\byou (are|have been) all set\\b.{0,20}\\b${someDay}`),
      /\byou now have (a|an|your|the)\b[\w ]{0,20}\b(slot|spot|time|table|room|seat|appointment)\b/,
      new RegExp(`\\byour ${place} is (waiting|ready) for you\\b`),
      new RegExp(
        pattern`
          \b(will|is going to|are going to|is|are) (be |coming )?(at your (place|house|home|door|office)|out there|
            over there|out to you|there)\b.{0,15}\b${someDay}`,
      ),
      new RegExp(`\\bya (esta|quedo|queda) (todo |muy )?(list|arreglad)[oa]\\b.{0,12}\\b${dia}`),
      new RegExp(
        pattern`
          \b(tecnico|plomero|electricista|ingeniero|equipo|muchachos?|alguien) (ya )?(va|van|viene|vienen|pasa|
            pasan|llega|ira|estara|va a ir|le cae) .{0,12}\b${dia}`,
      ),
      new RegExp(`\\bcuente con (su|el|la|ese|esa) ${cita}`),
      new RegExp(`^(ya |listo |lista )*${agendado} (su|la|el|tu|una)\\b`),
      /\b(is|are) (all |now )*yours\b|\bes (ya )?suy[oa]\b/,
      /\b(is|are) expecting you\b|\b(lo|la|le|te) (estan|estamos) esperando\b/,
      new RegExp(pattern`
        \b(i|we) (am|are) (now |just )?(holding|keeping|saving|setting aside) (you|your|a|an|the|it|that|one|two|
          three|four|five|six)\b`),
      /\b(le|te|les|lo|la) (estamos|estoy) (apartando|guardando|reservando|agendando|anotando|apuntando|separando)\b/,
      new RegExp(`^(y |ya |usted )*(esta|queda|quedo) ${agendado}`),
    ],
  },
];
