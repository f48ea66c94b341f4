import { pattern } from '@voicecore/domain/kernel';
import {
  type ClaimForm,
  i,
  me,
  soon,
  le,
  sent,
  recado,
  done,
  doing,
  act,
  hech,
  inquiry,
  inquiring,
  averiguado,
  averiguando,
  contesto,
  atOnce,
  enseguida,
  allDone,
  didOf,
  entendi,
  abrieron,
} from './promise-words';

/** How the receptionist says that the caller is being connected, that a message is taken, or that something else is done. */
export const handoverClaims: readonly ClaimForm[] = [
  {
    kind: 'transfer',
    patterns: [
      new RegExp(pattern`
        \b(transferring|connecting|patching|redirecting|rerouting|bridging|linking|forwarding|dialing|ringing) (you|
          your call|the call|this call|us)\b(?! back)`),
      new RegExp(pattern`
        ^(now )?(ringing|dialing) (?!you)\w+|\b(is|are) (now )?ringing\b|
        ^(now )?over to \w+$|\bgot you connected\b|
        \bbringing \w+( \w+)? (in|on)\b`),
      /\b(putting|getting) (you|your call) (right |straight |directly )?(through|over|on with|across|on the line|to)\b/,
      new RegExp(pattern`
        \b(handing|passing|sending|switching|moving|bringing|turning) (you|your call|the call) (right |straight |
          back )?(over|off|through|on|to|across|with)\b`),
      new RegExp(`${soon} (transfer|connect|patch|redirect|forward|bridge) (you|your call|this call|the call|us)\\b`),
      new RegExp(
        pattern`
          ${soon} (put|get|send|pass|hand|switch|bring|take|turn) (you|your call|this call) (right |straight |
            directly |back )?(through|over|on|across|off|to|with|along)\b`,
      ),
      new RegExp(`\\b(while|as|so) i (now )?(transfer|connect|patch|put|pass|hand) (you|your call)\\b`),
      new RegExp(
        pattern`
          ${i} (transferred|connected|put|patched|passed|handed|sent|forwarded) (you|your call) ?(right |
            straight )?(through|over|to|with|on|across)\b`,
      ),
      new RegExp(
        `(${soon}|${i}|\\b) ?(get|getting|got|have|bring|bringing|grab|grabbing)\\b.{1,25}\\bon the (line|phone)\\b`,
      ),
      new RegExp(pattern`
        \byou (are|have been|will be|are being) (now |being |just |all )*(transferred|connected|put through|
          patched through|on your way to|through to|next in line|going through|in line for|speaking with|
          going to be (connected|transferred))\b`),
      new RegExp(pattern`
        \byour call (is|has been|will be) (now |being |been )*(transferred|connected|forwarded|put through|
          on its way|going|passed|routed|being routed)\b`),
      /\b(take|takes|taking) (it|over|things|this|you) from here\b/,
      new RegExp(pattern`
        \b(is|are) (now |just |already )*(joining|coming on|on the line|getting on|picking up|ready for you on|
          coming to the phone)\b`),
      new RegExp(pattern`
        \b(will be|be|is) (right )?with you (shortly|soon|now|right|in|momentarily)\b|
        \bhere is (?!what|how|why|the|it|your|a|an|everything|my|that|where)\w+( now)?$|
        \bwill be right with you\b|\bwill (pick up|take your call|answer|be on the line)\b`),
      new RegExp(
        pattern`
          ${le} (comunico|transfiero|enlazo|conecto|redirijo|derivo|canalizo|comunicamos|transferimos|conectamos|
            enlazamos)\b(?! que)`,
      ),
      new RegExp(
        pattern`
          (?<!\bse )${le.replace('se lo|se la|se los|se las|', '')} (paso|pasamos|dejo|pongo) (ya |ahora |directo |
            directamente |de una vez |enseguida |aqui )*(con|al|en linea|en contacto|en manos|en espera con|
            la llamada|su llamada|la linea|a (la |el |los |un |una )?(?!informar|avisar|decir|explicar|contar|
              comentar)\w+\b(?! (${recado}|el|su|que)\b))`,
      ),
      new RegExp(pattern`
        \b(paso|pasando|transfiero|transfiriendo|enlazo|enlazando|conecto|conectando|va|voy pasando) (ya |
          ahora )?(la|su|tu|esta) (llamada|linea)\b`),
      /\b(comunicando|transfiriendo|conectando|enlazando|redirigiendo|derivando|canalizando)(lo|la|le|los|las|te)?\b/,
      /\bpasando(lo|la|le|los|las|te)? ?(ya |ahora )?(con|a|al)\b|\bpasando(lo|la|te)\b/,
      new RegExp(pattern`
        \b(voy a|vamos a|permitame|permiteme|dejeme|dejame|procedo a|paso a) (comunicar|transferir|enlazar|conectar|
          pasar|derivar|canalizar|poner)(lo|la|le|los|las|te)?\b(?! (su|el|un|la nota))`),
      new RegExp(pattern`
        \b(ya )?(lo|la|le|te) (comunique_|transferi|enlace_|conecte_|pase_|he comunicado|he transferido|he pasado|
          he conectado) (con|a|al|ya)\b`),
      new RegExp(pattern`
        \b(entrando|uniendose|incorporandose|conectandose|entra|se une|se incorpora)\b.{0,12}\b(a|en) (la|esta|
          su) (llamada|linea)\b`),
      new RegExp(pattern`
        \b(ya|ahora|ahorita|enseguida|en un (momento|momentito|segundo|segundito|instante|ratito)|en breve|
          de inmediato|en seguida)\b.{0,15}\b(lo|la|le|te) (atiende|atienden|atendera|atenderan|contesta|contestan|
          toma la llamada|recibe|va a atender|van a atender)\b`),
      new RegExp(pattern`
        \b(lo|la|le|te) (va a atender|van a atender|atendera|atenderan|atiende|atienden) (ya|ahora|ahorita|
          enseguida|en un|en breve|de inmediato|en seguida)\b`),
      /\bsu llamada (esta siendo|va|ya va|se esta|sera|fue|ha sido|queda) \w+/,
      new RegExp(pattern`
        \b(lo|la|los|las|te) (paso|comunico)$|\b(lo|la|los|las|te|le) (dirijo|remito|llevo) (con|al?)\b|
        \b(le|lo|la|te) va a contestar\b|^marcando (a|al|la)\b`),
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
        pattern`
          ${soon} (let|make sure) (?!me\b|us\b|you\b).{1,40} (know|knows|gets (it|this|that|your|the)|hears about)\b`,
      ),
      new RegExp(
        pattern`
          ${i} (told|informed|notified|alerted|warned|reminded|tipped off|telling|informing|notifying|
            alerting) (?!you\b)\w+`,
      ),
      new RegExp(
        pattern`
          ${i} (passed|passing|relayed|relaying|forwarded|handed|given|gave|delivered|left|leaving|taken|took|
            taking|noted|made|making|recorded|recording|logged|saved|written|wrote|writing|jotted|jotting|typed|
            typing|put|sent|sending|got|dropped|dropping)\b.{0,30}\b(${sent}|it along|that along|this along|
            it on to|that on to|that on|that down|it down|this down|all down|it all down)\b`,
      ),
      new RegExp(
        pattern`
          ${soon} (pass|relay|forward|give|leave|take|note|tell|inform|notify|write|jot|deliver|make|get|
            send) (?!you\b)(\w+ ){0,5}(${sent}|along|on to|down|it on|that on|this on|him|her|them)\b`,
      ),
      new RegExp(`${soon} (note|relay|pass|tell|inform|notify|alert|remind|warn) (?!you\\b)\\w+`),
      new RegExp(`${i} (noted|jotted|written|wrote) (that|it|this|everything|all|your|down)\\b`),
      new RegExp(
        pattern`
          \b(your|the) ${sent} (is|has|was|will be) (been |now |already |being )*(on its way|sent|delivered|
            recorded|taken|noted|passed|saved|left|with|in|forwarded|relayed|logged|going|received)\b`,
      ),
      new RegExp(pattern`
        \b(passing|relaying|forwarding|handing) (this|that|it|your \w+) (on|along|over|to)\b|
        \bhas (got )?your message\b`),
      new RegExp(`${me} (flagged|escalated|raised|brought up) (it|this|that|your)\\b`),
      new RegExp(`${soon} see (to it )?that (he|she|they|\\w+) (gets?|hears?|knows?|receives?)\\b`),
      /\bmessage (taken|noted|sent|recorded|saved|received|delivered)\b|\bconsider it (passed|noted|delivered)\b/,
      new RegExp(pattern`
        \b(will|is going to|are going to) (get|see|have|be given|receive|hear) (your|the|this) (message|note|words?|
          request|voicemail)\b`),
      new RegExp(
        pattern`
          \b(ya |les |le |se lo )*(avise_|avisamos|avisare_?|avisaremos|notifique_|notificamos|notificare_?|
            informe_ a|informamos a)(?!\w)(?! (un dia|con))`,
      ),
      new RegExp(
        pattern`
          ${le} (aviso|notifico|informo|menciono|comento) (a|al|ahora|ya|enseguida|de inmediato)\b(?! que)|
          ${le} aviso$`,
      ),
      new RegExp(
        pattern`
          ${le} (dije|hago saber|hice saber|transmiti|transmito|comente_|mencione_|hare_? saber|hare_? llegar|
            hago llegar|hice llegar|deje_ dicho|dejo dicho|deje_ saber|(deje_|mande_|mando|envie_) un (recado|
              mensaje)) ?(a |al |su |el |que|la |$)`,
      ),
      new RegExp(pattern`
        \bse (lo|la|los) (paso|pase_|dije|digo|doy|di|hago llegar|hice llegar|hago saber|entrego|entregue_|comunico|
          comunique_|transmito|transmiti|dejo dicho|voy a decir|voy a pasar)\b`),
      new RegExp(pattern`
        \b(acabo de|acabamos de|voy a|vamos a|estoy|ya estoy) (avisar|avisando|notificar|notificando|informar|dejar|
          dejando|anotar|anotando|tomar nota|tomando nota|decir|pasar|pasando|escribir|escribiendo|apuntar|
          apuntando)(le|les|lo|la|selo|sela)?\b(?! (la llamada|con|a la llamada))`),
      new RegExp(
        pattern`
          \b(paso|pase_|deje_|dejo|tome_|tomo|anote_|anoto|apunte_|apunto|registre_|grabe_|guarde_|envie_|mande_|
            transmiti|transmito|entregue_|entrego|hice llegar|hago llegar|hare_? llegar|doy|di|dare_?|he dejado|
            he tomado|he anotado|he pasado|he apuntado)(?!\w).{0,20}\b(${recado}|pedido a)\b`,
      ),
      /\b(ya )?(lo|la|todo|eso) (anote_|apunte_|deje_ anotado|tengo anotado|tengo apuntado|escribi)(?!\w)/,
      new RegExp(pattern`
        \b(anote_|apunte_|tome_ nota|tomo nota|he tomado nota|estoy tomando nota|queda anotad[oa]|
          quedo anotad[oa])(?!\w)`),
      /\b(mensaje|recado) (anotado|tomado|enviado|guardado|registrado|entregado|recibido)\b/,
      /(?<!\bi )\b(has|have|is|was) (now |already |just )*(been )?(told|informed|notified|alerted)\b/,
      new RegExp(pattern`
        \b(le|les|se lo) (digo|comento|cuento) (a \w+( \w+)? )?que (usted |ya )?(llamo|la llamo|lo llamo|busco|vino|
          esta|va|pregunto)\b`),
      /\b(ya )?(fue|fueron|esta|estan|quedo) (ya )?(avisad|informad|notificad|enterad)[oa]s?\b/,
      new RegExp(pattern`
        ^(okay |ok |all |and )*(shared|passed) (it |that |this )?(with|along|on)\b|
        ^(ya )?(anotad|apuntad|avisad)[oa]s? y\b`),
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
        pattern`
          ${soon} ${act} (you|your|that|it|the|a|an|this|them|over|some(body|one))\b(?! (look|moment|second|minute|
              question|note|message))`,
      ),
      new RegExp(
        pattern`
          \byour [\w ]{0,30}\b(is|are|has|have|was|were)( (been|now|already|all|just|being))* (${done}|in now|
            gone out)\b(?! (by|when|once|after|until|at|on|out front|within|in (a|an|one|two|three|\d|about|
              under)) ?)`,
      ),
      new RegExp(
        `\\b(your|that|the) [\\w ]{0,30}\\b(has|have|is) (now |already |just )*(been|being) (${done}|taken care of)\\b`,
      ),
      /\b(is|are) (already |now )?on (his|her|their|its) way\b|\bis headed (your way|to you|over)\b/,
      new RegExp(pattern`
        \byour [\w ]{0,20}\border\b[\w ]{0,10} (is|are) (in|placed|confirmed|on|ready to go)\b|
        \border (placed|confirmed|is in)\b`),
      /\b(you are|your number is|your name is) (now |already )?(off|on) (the|our|that) (\w+ )?list\b/,
      new RegExp(`\\b(le |lo |la |se lo |se la |ya |les |te )*${hech}(e_|i)(?!\\w)`),
      new RegExp(`\\bya (se lo |se la |le |lo |la |les |te )?${hech}(amos|imos)\\b`),
      new RegExp(`\\b(he|hemos|acabo de|acabamos de) (\\w+ )?${hech}(ado|ido|ar|er|ir)(le|lo|la|selo|sela)?\\b`),
      new RegExp(
        pattern`
          ${le} (envio|mando|cancelo|cambio|quito|borro|actualizo|agrego|reembolso|descuento|devuelvo el dinero|
            enviando|mandando|cancelando|cambiando|reembolsando|enviar|mandar|cancelar)\b`,
      ),
      new RegExp(
        pattern`
          \b(estoy|ya estoy) (enviando|mandando|cancelando|cambiando|reembolsando|procesando|actualizando|
            tramitando)(le|lo|la|selo|sela)?\b`,
      ),
      new RegExp(
        pattern`
          \b(su|el|la|sus|tu) [\w ]{0,30}\b(queda|quedo|esta|ya esta|fue|ha sido|quedan|
            estan) (ya )?(${hech}ad[oa]s?|hech[oa]s?|resuelt[oa]s?|en (proceso|camino|tramite))\b(?! (por|cuando))`,
      ),
      /\b(su|el|tu) (pedido|orden|encargo) (ya )?(entro|salio|va en camino|esta en camino|quedo|queda|esta)\b/,
      /\b(va|viene|salio|sale|esta|envie_|mande_)\b.{0,25}\b(en|de) camino\b/,
      /\b(la|lo|le|te) (puse|meti|di de (alta|baja)|inclui|sume_|inscribi|saque_|apunte_|quite_)(?!\w)/,
      new RegExp(pattern`
        \b(hice|realice_|efectue_|genere_|levante_|abri|puse|aplique_) (el|la|su|un|una) (pago|cambio|devolucion|
          reembolso|pedido|orden|reporte|ticket|solicitud|tramite|cargo|envio|descuento|ajuste|cancelacion)\b`),
      /\byour [\w ]{1,30} (is|are) now (closed|open|active|off|on|live|inactive|suspended|paused|empty|zero)\b/,
      // Anything else it says it has done, is doing, or has just begun, except what it does to understand and to answer.
      new RegExp(`${me} (?!${inquiry})\\w{3,}[^e\\W]ed\\b(?! (to|that) )`),
      new RegExp(`\\bi am (now |just |already |currently )*(?!${inquiring})\\w{2,}ing\\b`),
      new RegExp(
        pattern`
          ^(okay |ok |sure |great |perfect |alright |now )*(?!${inquiring})\w{2,}ing (you|your|that|it|him|her|them|
            the|dr)\b(?!.*\b(is|are|requires?|takes?|costs?|means?|works?|includes?|needs?|helps?)\b)`,
      ),
      new RegExp(`(?<!\\w)(?!${averiguado})\\w{3,}e_(?!\\w)`),
      new RegExp(
        `\\b(he|acabo de) (ya )?(?!${averiguando})\\w{2,}(ado|ido|ito|cho|sto|ar|er|ir)(le|lo|la|les|te|selo|sela)?\\b`,
      ),
      new RegExp(`\\b(ya )?(le|les|te|se lo|se la) (?!${contesto})\\w{3,}o\\b`),
      new RegExp(`\\bestoy (ya )?(?!${averiguando})\\w{2,}(ando|iendo|yendo)(le|lo|la|les|te|selo|sela)?\\b`),
      /\b(pedi|escribi|abri|subi|inclui|meti|inscribi|movi|corregi|imprimi|emiti|traje)\b/,
      new RegExp(`\\byou (are|have been|were) (now |already |just |all )*${done}\\b`),
      new RegExp(pattern`
        \b(your|that|this|it|everything|he|she|they) ([\w ]{0,25} )?(has|have|is|are) (now |already |
          just )*been \w*(ed|en|ut|old|ade|ent|one)\b`),
      new RegExp(pattern`
        \b(su|el|la|tu|los|las|sus) (\w+ ){1,3}(ya )(salio|entro|paso|llego|quedo|se (hizo|envio|mando|proceso|
            cambio|cancelo|pago))\b`),
      new RegExp(pattern`
        \b(le|te) (llega|llegara|va a llegar|estara llegando)\b.{0,40}\b(por|a su|al|en un|
          en unos)\b(?!.*\bdespues de\b)`),
      /\bse (le|les) (ya )?\w{3,}(aron|ieron)\b/,
      /\b(ya )?(esta|estas|quedo|queda) (usted |ya )*en (la|nuestra) lista\b/,
      /\bya (esta|quedo|queda) (todo |muy )?(listo|lista|arreglad[oa]|resuelt[oa])\b/,
      new RegExp(`\\bi (just |already |have |went ahead and )*${didOf} (your|you|it|that|the|this)\\b`),
      new RegExp(
        pattern`
          ^(and |so |there |okay |ok |listo |perfect |great )*(that is|it is|this is|everything is|all|
            that has been|it has been)( all)? ${allDone}$`,
      ),
      new RegExp(
        pattern`
          \byour [\w ]{0,30}\b(is|are) (now |already |just )*(started|under way|underway|in progress|being \w*(ed|
              en|ut|ade|ent))\b`,
      ),
      new RegExp(pattern`
        \b(is|are) (now |already )*(heading|coming|driving|walking|rushing|headed) (over|out|up|down|your way|
          to you|right)\b`),
      new RegExp(`\\byou will (get|receive|have|see) (a|an|the|your|our) [\\w ]{1,40}\\b${atOnce}`),
      new RegExp(
        pattern`
          \b${enseguida} (ya )?(le|te|les) (llega|llegan|va a llegar|mandan|envian)\b|
          \b(le|te|les) (llega|llegan) .{1,40}\b${enseguida}`,
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
