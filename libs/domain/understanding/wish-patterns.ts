import { pattern } from '@voicecore/domain/kernel';

/* What people say around the marks of a wish (WHO, NOBODY, DEPT ...; see `marks.ts`), as `wish.ts` judges it. */

export const any = (...parts: readonly string[]): RegExp => new RegExp(`(?<!\\w)(?:${parts.join('|')})(?!\\w)`);
export const up = (most: number): string => `(?:[a-z0-9]+ ){0,${most}}?`;
export const somebody = '(?:WHO|NOBODY)';
export const office = '(?:DEPT|ELSEWHERE)';
const whom = '(?:WHO|NOBODY|DEPT|ELSEWHERE)';

/** The caller gives their own name or says whose words these are, and does not ask for the person named. */
export const introduces = new RegExp(
  pattern`
    (?<!\w)(?:my name is|my names|me llamo|mi nombre es|soy|somos|we are|were|this is|i am|im|habla|le habla|
      te habla|de parte de|(?:^|hi |hello |hey |hola )(?:its|it is)) (?:the |la |el |de )?${somebody}(?! (?:please|
        por favor|there|that i|hace|ayer|hoy|temprano|en la manana))`,
  'g',
);

/** The caller says who is calling: "tell Ana that Tom is on the phone". */
export const announces = new RegExp(
  pattern`
    (?<!\w)(?:tell|let|dile|digale|avisale|avisele) (?:a )?${somebody} (?:know )?(?:that |its |it is |it s |que (?:es |soy |habla |le habla )?)+${somebody}`,
  'g',
);

/** Words that name an office and here a paper of the caller's: "I have a claim number". */
export const namesNumber = new RegExp(
  pattern`
    (?<!\w)(?:(?:have|got|lost|is|tengo|perdi|es) )(?:an?|my|the|your|un|mi|el|su) DEPT (?:number|form|code|folio)(?!\w)`,
  'g',
);

const wishEn = pattern`
  (?:try|speak|talk|talking|speaking|chat|connect|connected|transfer|transferred|put|patch|pass|get|give|gimme|have|
    find|reach|page|ring|dial|call|calling|send|let|need|want|wanna|said|asked|meant|asking|ask|looking|trying|hold|
    see|bring|switch|through|reaching|over|follow up|deal|usually deal|prefer|like|message for|check)`;
const wishEs = pattern`
  (?:hablar|hablo|hable|platicar|comuni[cq]\w*|pas[ae]\w*|pasar\w*|pon\w*|transfi\w*|transferir\w*|conect\w*|
    enla[cz]\w*|contactar|contacte|busco|buscando|buscar|necesito|quiero|quisiera|queria|urge|marqu\w*|marcar|
    llamar|llame|deme|dame|localizar|localice|dej[ea]me|mand[ea]\w*|prefiero|mejor|ocupo|dije|pedi|solicito|
    preguntar|preguntando|llamo|llamando)`;

/**
 * Asks for the person who directly follows: by a wish, by a leading preposition, or by asking whether they are there.
 */
export const asksFor = any(
  pattern`
    (?:speak|talk|chat|connect(?:ed)? (?:me|us)|transfer (?:me|us)|put (?:me|us) through|patch (?:me|us) through|
      hablar|platicar|comuni[cq]\w*|transfi\w*|pas[ae]me|pong\w*me) (?:to|with|con|a|al) ${up(3)}${whom}`,
  pattern`
    ${wishEn} (?:me |us |to |with |through |for |of |on |up |back |a |hold |someone |somebody |anyone |one |in |at |
      from |whoever |who |your |the |that |this |uh |um |please |an |over |the folks |people |person |speak |talk |
      it |ahold |call |now |just |directly |straight |again |maybe )*${whom}`,
  pattern`
    ${wishEs} (?:me |nos |a |al |con |de |del |el |la |los |las |su |una? |alguien |alguno |alguna |lo |por favor |
      este |eh |por |para |directo |mejor |ahi |persona |muchachas? |muchachos? |senoritas? |gente |se |hablar |
      comunicar |ver |en |favor |que |es |llama |le )*${whom}`,
  pattern`
    ^(?:(?:hello|hi|hey|hola|buenas|buenos|dias|tardes|noches|oiga|oye|mire|uh|um|eh|este|yes|si|no|ok|okay|and|y|
        well|pues|please|por favor|so|it is|mejor|entonces|bueno|disculpe|perdon|yeah|ay|ah) )*(?:for|to|with|con|
      para|a|al|de|del|the|el|la|los|las|los de|las de|is|are|esta|se encuentra|y|and|ya llego|ya salio|anda|estara|
      estan) (?:the |el |la |los |las |de |un |una )?${whom}(?! (?:included|covered|extra|part of|required|handled|
      online|monthly|incluid[oa]))`,
  pattern`
    ${somebody} (?:in|there|around|available|free|disponible|desocupad[oa]|libre|ahi|por ahi)(?= |$)(?! (?:the|my|a|
        your|for|until|today at|on|march|april))`,
  pattern`
    (?:is|isnt|esta|anda|se encuentra|estara|ya llego|se encontrara|would|tendra|see if|ver si) (?:the |el |la |un |
      a |there )?${somebody}(?= (?:there|in|around|available|free|busy|back|on|at|working|today|still|ahi|por ahi|
        disponible|desocupad[oa]|libre|o|or|por favor|please|if|be|is|s|OWNS|esta|anda|de|que)(?!\w)|$)`,
  `${somebody} (?:\\w+ )?(?:puede|podra|podria|puedo) (?:ponerse|hablar|contestar|atender\\w*)`,
  `${somebody} (?:esta|estara|anda|se encuentra)(?= (?:por ahi|ahi|disponible|desocupad[oa]|libre|en la oficina)|$)`,
  `${whom} (?:on|al|en el|en la) (?:the )?(?:line|phone|telefono|linea)`,
  pattern`
    (?:who|whom) (?:\w+ ){0,3}?(?:do i|can i|should i|would i|to) (?:talk to|speak to|speak with|call|see|
      ask) (?:\w+ ){0,2}?${office}`,
  `who(?:ever)? (?:s |is )?(?:does|handles|do|sends|sends out|takes care of|in charge of|runs|responsible for) ${up(2)}${office}`,
);

/** Names a place or its people; a question about it is not a wish to be put through. */
export const namesPlace = any(
  `${whom} (?:OWNS )?(?:office|desk|line|extension|phone|department|dept|section|team|folks|people|desk|area)`,
  `(?:department|departamento|area|seccion|oficina|depto) (?:de |del |of |for )?(?:la |los |las |el )?${office}`,
  pattern`
    (?:someone|somebody|anyone|person|people|guy|lady|folks|alguien|persona|muchachas?|muchachos?|senoritas?|los|
      las|ellos|gente) (?:in|from|at|of|de|del|en|who does|who do|for|with) (?:the |la |el |los |las )?${office}`,
);

/** Asks for a person who was named before: "can I get her", "I am calling him back", "que le llamara". */
export const asksBack = any(
  '(?:call|calling|called|phone|ring|reach|get|return|returning) (?:him|her|them|you) ?(?:back|again)?',
  `(?:return|returning|calling back|call back)(?: for| to)? ?${up(3)}(?:WHO|NOBODY|call)`,
  pattern`
    (?:get|have|put|give|tell|find|reach|see|speak (?:to|with)|talk (?:to|with)|for|with) (?:me )?(?:him|her|them|
      that person)(?= |$)`,
  pattern`
    ^(?:(?:hello|hi|hey|yes|yeah|uh|um|so|well|and) )*${somebody} (?:just |already )?(?:called|phoned|rang|was
      calling)(?: (?:me|us|my phone|this number))?(?: (?:earlier|today|yesterday|just now|a (?:minute|while|moment) ago|
        back|this morning|this afternoon|last night|about \w+))*$`,
  pattern`
    ^(?:(?:hola|si|bueno|buenas|tardes|buenos|dias|oiga|es que|este|eh) )*(?:me|nos) (?:llamo|marco|hablo|estaba (?:llamando|
      marcando)) ${somebody}(?: (?:hace (?:rato|poco|un momento|un rato|ratito)|hoy|ayer|temprano|en la manana))*$`,
  '(?:can|could|will|would) you (?:please )?(?:connect|transfer|put) (?:me|us)(?: through| over)?(?: please)?$',
  '(?:me|nos) (?:puede|podria|puedes) (?:comunicar|pasar|transferir|conectar)(?: por favor)?$',
  '(?:asking|asked|wanting|wants) me to (?:call|phone|ring)(?: back)?(?= |$)',
  'expecting (?:me|my call|us|a call)|waiting (?:on|for) (?:me|my call|us)',
  '(?:got|was|were|been) (?:cut off|disconnected)|(?:call|line) (?:dropped|cut out|went dead)|se (?:corto|cayo) la llamada',
  '(?:is|are|would|will|might) (?:he|she|they) (?:be )?(?:in|there|around|at|available|free|back|still)',
  '(?:told|asked|said) (?:me )?(?:to|i should) (?:call|ask for|phone|ring|speak|talk)',
  pattern`
    (?:que|de que) (?:le|la|lo|yo le|me) (?:\w+ )?(?:marc\w+|llam\w+|habl\w+|busc\w+)|
    me esta esperando|esta esperando(?:me)?|(?:quede|quedamos) de (?:llamar\w*|hablar\w*)`,
  pattern`
    (?:con|a) (?:el|ella|ellos|esa persona|ese senor|esa senora)(?= |$)(?! \w+)|
    (?:pon|pas|comuni[cq])\w*(?:l[oae]s?|mel[oa])(?!\w)|
    (?:hablar|platicar) con (?:el|ella|ellos|esa)`,
  '(?:dile|digale|avisale|avisele|dígale) (?:que|soy)|(?:puede|podria|puedes) (?:ponerse|contestarme)',
  pattern`
    (?:so|entonces|and so) here i am|me urge|
    devolver(?:le)? la llamada|regresar(?:le)? la llamada|
    regreso (?:su|la) llamada`,
);

/** What a person did or is, when nothing is asked of them. */
export const tellsOf = any(
  pattern`
    ${somebody} (?:\w+ )?(?:told|said|mentioned|changed|recommended|helped|sent|took|fixed|sold|did|does|gave|wrote|
      came|moved|booked|signed|quoted|charged|promised|emailed|texted)`,
  `${somebody} (?:already |just |never |really )?(?:\\w+[^e\\W]ed|was|were|had)`,
  `(?:bought|got|ordered|purchased|rented|borrowed|left) (?:it|this|that|one|them|mine|(?:my|a|an|the|our) \\w+) (?:from|off|with) ${somebody}`,
  `when (?:is|was|will) ${somebody} (?:be )?\\w+`,
  pattern`
    (?:spoke|talked|met|saw|works?|worked|dealt|spoken|bought|got|ordered|purchased|rented|leave|left|leaving|drop|
      been|was|went|sat|see|visited|know|knows|heard|liked|loved) (?:with |to |from |by |about |of )?${somebody}`,
  pattern`
    (?:appointment|appointments|meeting|consult|reservation|booked|session|visit|class|lesson|cita|consulta|clase|
      turno|reservacion) (?:\w+ ){0,4}?(?:with|for|con|a nombre de|under|de) (?:the |el |la )?${somebody}`,
  pattern`
    ${somebody} (?:ya )?(?:me|nos|le|te) (?:dijo|cambio|recomendo|atendio|mando|dio|vendio|explico|ayudo|llamo|hizo|
      corto|reviso|dejo|cobro|comento|agendo|prometio|confirmo)`,
  pattern`
    (?:hable|vi|conoci|trabaja|trabajo|trabajaba|platique|atendio|recomendo) (?:\w+ )?(?:con |a |de |con el |
      con la )?${somebody}`,
  pattern`
    ${somebody} OWNS(?! (?:office|desk|line|extension|phone|department|around|in|there|available|free|back|at|
        number|direct|voicemail|on|still|card|secretary|assistant|team))`,
  pattern`
    (?:calle|avenida|avenue|street|road|boulevard|colonia|edificio|parque|plaza|hotel|escuela|hospital|clinica|
      tienda|restaurante) (?:\w+ )?${somebody}`,
  `${somebody} (?:street|st|avenue|ave|road|rd|blvd|boulevard|lane|drive|park|hotel|school|hospital|building)`,
  pattern`
    (?:is|are|was|es|era|eran|son|sera) ${somebody} (?:an?|the|un|una|el|la|still a|your|su|de los|from|married|
      licensed|taking|accepting|board|certified|nice|good|bueno|buena|casado)`,
  `(?:does|did|do|will|can|could|how|when|has|was|que|cuando|donde) ${somebody} \\w+`,
  pattern`
    ${somebody} (?:atiende|takes|sees|accepts|treats|works|trabaja|acepta|habla|speaks|cobra|hace|tiene|teaches|
      ensena|da|receta|opera|viene|va a estar|charges)`,
  pattern`
    (?:my|mi|his|her|su) (?:\w+ )?(?:son|daughter|husband|wife|dog|cat|kid|baby|brother|sister|mother|father|friend|
      doctor|boss|hijo|hija|esposo|esposa|perro|perra|gato|gata|bebe|hermano|hermana|mama|papa|amigo|amiga|nino|
      nina|primo|prima) (?:is |es |named |se llama |called )?${somebody}`,
  `(?:named|called|llamad[oa]|de nombre|under the name|a nombre de|in the name of) ${somebody}`,
);

/** Asks the business something. */
export const asksOther = new RegExp(pattern`
    (?<!\w)(?:what (?:time|is|are|do|does|kind|should|would|about)|which \w+ (?:do|is|are|does)|que puerta|
      cual \w+ (?:es|uso)|do you (?:speak|talk|work)|whats|when (?:do|does|is|are|can)|where (?:are|is|do|can)|
      wheres|how (?:much|many|late|long|early|do|does|far|can)|do you|does (?:a|the|your|it|that|this)|are you|
      can (?:you (?:tell|give|send|mail|deliver|do|come)|i (?:come|bring|pay|book|change|park|bring))|i (?:just |
        only )?need (?:(?:your|an?)(?! (?:\w+ )?[A-Z])|to (?:know|pay|change|book|reschedule|cancel|return|buy))|
      wondering (?:how|what|if|when)|is (?:it|there (?:a|any)|your|the)|que (?:precio|hora|dias|horario|documentos)|
      a que hora|cuant[oa]s?|cual(?:es)?|donde (?:esta|estan|queda|quedan|puedo)|como (?:llego|le hago|puedo pagar)|
      queria saber|quiero saber|quisiera saber|hacen|tienen|venden|aceptan|abren|cierran|atienden|llegan hasta|
      tengo que|(?<!no )puedo (?:pagar|llevar|cambiar|ir))(?!\w)`);
