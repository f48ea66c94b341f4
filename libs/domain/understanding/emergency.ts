import { languages, type Language } from '@voicecore/domain/kernel';
import { fold, words } from './fold';
import { graveTogether, weightOf } from './grave-signs';
import { detectLanguage } from './language';
import { courtesy, fillers } from './phrases';

/* Danger to life or a crime under way is judged by parts that carry meaning: a human being and a grave sign, or something
   that is grave whoever it strikes. It knows nothing of any trade. Patterns meet folded text. */

function anyOf(...parts: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${parts.join('|')})(?!\\w)`);
}
const up = (most: number): string => `(?:\\w+ ){0,${most}}?`;

const kinEn =
  'baby|babies|infant|newborn|toddler|son|daughter|child|children|kids?|boy|girl|husband|wife|spouse|partner|fiance|boyfriend|girlfriend|mother|father|mom|mommy|mum|dad|daddy|parents?|friend|buddy|brother|sister|cousin|nephew|niece|uncle|aunt|grandm(?:a|other)|grandf?(?:a|pa|father)|grandson|granddaughter|nana|neighbou?r|roommate|coworker|employee|worker|customer|client|patient|man|men|woman|women|lady|guy|teenager|person|people|someone|somebody|student|driver|old man|resident';
/** Whoever is spoken of, where the words would fit a thing as well. */
const oneEn = `(?:${kinEn}|he|she|hes|shes|they|theyre|who|i|im|we|him|her|them|me|us)`;
const kinEs =
  'papas?|papi|mamas?|mami|padre|madre|hij[oa]s?|bebes?|nen[ea]s?|nin[oa]s?|ninit[oa]s?|espos[oa]|marido|mujer|novi[oa]|pareja|abuel[oa]s?|abuelit[oa]s?|niet[oa]s?|herman[oa]s?|prim[oa]s?|sobrin[oa]s?|ti[oa]s?|amig[oa]s?|compas?|companer[oa]s?|vecin[oa]s?|senor(?:es|as?)?|hombres?|muchach[oa]s?|chic[oa]s?|personas?|gente|alguien|cliente|trabajador|emplead[oa]|ancian[oa]|viejit[oa]|suegr[oa]|cunad[oa]|tipo|jovencit[oa]|joven';

const poisonEn =
  'bleach|poison|antifreeze|cleaner|detergent|batter(?:y|ies)|magnets?|pills|tablets|medications?|medicine|chemicals?|gasoline|lye|pesticides?|ammonia|drugs|(?:whole |entire |full )?bottle of (?!water|wine|beer|milk|juice|soda)\\w+|under the sink|sleeping pills|heart pills';
const poisonEs =
  'pastillas|pildoras|medicinas?|medicamentos?|frasco|veneno|cloro|lejia|detergente|raticida|insecticida|gasolina|tiner|thinner|acido|sosa|pilas?|baterias?|iman(?:es)?|amoniaco|limpiador|anticongelante|droga';
const weaponEn = 'gun|guns|knife|knives|rifle|shotgun|pistol|weapon|machete|bomb|grenade|axe|hammer|crowbar';
const weaponEs = 'pistolas?|armas?|cuchillos?|navajas?|machetes?|escopetas?|rifles?|bombas?|granada|fierro';
const placeEn =
  'house|home|apartment|building|kitchen|garage|store|shop|bedroom|basement|attic|office|room|car|truck|trailer|place|hallway|neighbors|oven|stove|fryer|curtains|roof|garage';

/** Signs that tell of danger to life now. A false alarm costs one sentence, a miss may cost a life. */
const dangerPatterns: Readonly<Record<Language, readonly RegExp[]>> = {
  en: [
    // Breath and airway.
    anyOf(
      `(?:cant|cannot|can not|hardly|barely|couldnt|isnt|is not|aint|not|stopped|stops|quit|struggling to|fighting to|trouble|difficulty|problems?|hard to|hard time) ${up(2)}breath(?:e|ing)?`,
      `gasping|(?:cant|couldnt|cannot|can not) ${up(1)}(?:catch|get) (?:my|his|her|any|a|enough|their) (?:breath|air)|throat (?:is |s )?${up(2)}(?:closing|closed|tight|tightening|swelling|swollen|shut)`,
      `${oneEn} ${up(3)}chok(?:ing|ed)(?! (?:up|out|the))|^(?:please |help |hes |shes )*choking|suffocating`,
      `(?:tongue|throat|lips|face)s? (?:is |are |s |has |got )?${up(3)}(?:swoll?(?:en|ing)|swelled|swells)(?: ${up(4)}(?:talk|breath\\w*|swallow|speak))|(?:tongue|throat|lips)s? ${up(3)}(?:swell\\w*|swoll\\w*|closing)|anaphyla(?:xis|ctic)|allergic reaction|asthma attack|(?:something|food|meat|coin|bone|toy|pill|candy|it) (?:is |s |got )?(?:stuck|lodged) in (?:his|her|my|the) (?:throat|windpipe)|wheezing ${up(4)}(?:bad|cant|inhaler|blue)|(?:cant|cannot) swallow`,
      `(?:stung|bit|bitten|peanuts?|nuts|shellfish) ${up(9)}(?:cant (?:talk|breathe|swallow)|swelled|hardly breathe)|(?:bit|bitten) by an? ${up(2)}(?:snake|rattlesnake|rattler|viper|copperhead|cobra|black widow)|snake ?bite`,
    ),
    // Consciousness and color.
    anyOf(
      `${oneEn} ${up(4)}(?:passed out|pass out|passing out|fainted|faint|blacked out|collapsed|unconscious|unresponsive|knocked out cold|lifeless|limp)(?! (?:the|my|our|all|some|flyers|cards|candy))|(?:lost|loses|losing) consciousness`,
      `${oneEn} ${up(3)}(?:wont|cant|not|isnt|aint|doesnt|will not|cannot) ${up(2)}(?:wake|waking|woken|come to|get up|getting up)(?! (?:early|on time|before|until|in time|there|to))|(?:cant|couldnt|cannot) (?:wake|rouse) (?:him|her|them|my \\w+|the \\w+)|(?:dont|do not) want to wake up`,
      `${oneEn}(?: is|s| are| was)? ${up(3)}(?:not|isnt|aint|un|stopped) ?(?:responding|responsive|moving|answering me|reacting)(?! (?:to|in|into|out|from|away|here|there|my|the|until|till))`,
      '(?:turning|turned|turns|going|went|gone) ${x}(?:blue|purple|gr[ae]y|black)(?! (?:in|on) the)'.replace(
        '${x}',
        up(2),
      ),
      `(?:lips?|face|fingers|mouth|${kinEn}|hes|shes) (?:is |are |s |all |looks |look )*(?:blue|purple|gr[ae]y)|blue (?:around|in) (?:the|his|her) (?:mouth|lips|face)`,
      `(?:no|has no|without a|cant find a|doesnt have a|have a|weak) pulse|heart(?:s| is| has| just)? ${up(1)}(?:stopped|stopping|not beating|gave out)|eyes (?:are |have )?${up(1)}roll(?:ed|ing)|(?:hes|shes|is|looks|theyre|was|might be|could be|found \\w+) dead(?= |$)(?! (?:tired|set|on|serious|wrong|right|last|line|end|battery|again|now it|and (?:it|i)))|dead (?:body|man|woman|person|guy)|(?:hes|shes|${kinEn}) (?:\\w+ ){0,2}?(?:slumped|dropped (?:dead|in front|to the (?:floor|ground))|keeled over|stiff and cold)|slumped over|everythings? (?:is )?(?:going|getting|went) (?:black|dark|blurry)|about to (?:pass out|faint|black out)`,
      `(?:lying|laying|found|is|shes|hes|down) ${up(3)}on the (?:floor|ground|sidewalk|bathroom floor|kitchen floor) ${up(5)}(?:not|wont|isnt|cant|bleeding|dont|doesnt)|${kinEn} (?:is |s |are )down(?! (?:the|to|for|at|in|with|on))`.replace(
        `|${kinEn} `,
        `|(?:${kinEn})s? `,
      ),
    ),
    // Heart, brain, sugar.
    anyOf(
      'heart attack|cardiac arrest|having a heart',
      `(?:pain|pressure|tight|tightness|crushing|hurt\\w*|heavy|squeez\\w+|burning) ${up(3)}(?:in |on |across )?(?:my|his|her|the|their) chest|chest (?:pains?|is|s|hurts|feels|really|its|tight\\w*|pressure) ?${up(3)}(?:pains?|tight|hurt\\w*|heavy|crushing|bad|arm|pressure|burning|numb)|chest pains?|(?:my|his|her) chest ${up(3)}(?:down|arm|jaw)`,
      `(?:having|had|has|think|thinks|is) ${up(3)}an? (?:stroke|seizure)|(?:seizures?|convulsing|convulsions|seizing)|(?:having|some|kind of) ${up(3)}fits?(?= |$)(?! (?:in|me|for|into|my|on))|shaking all over|foaming at the mouth`,
      `(?:face|mouth|smile|eye) (?:is |s |has |went |of \\w+ face )?${up(2)}(?:droop\\w*|numb|crooked|sagging|lopsided)|(?:half|side) (?:of )?(?:his|her|my|the) (?:face|body|mouth) ${up(3)}(?:numb|droop\\w*|paralyzed|dead|limp|fell)|slurr\\w+|(?:cant|cannot|can not) (?:feel|move) (?:my|his|her|their|the) ${up(1)}(?:arms?|legs?|side|face|hands?|body|toes)|words ${up(4)}(?:arent|not|wont) coming|arm (?:is |has |s |went |just |goes |feels )*(?:numb|dead|limp)|talk(?:ing)? (?:funny|straight|gibberish)`,
      `(?:sugar|glucose) (?:is |s |was |dropped |just |reads )*(?:at |to |down )*(?:(?:twenty|thirty|forty)(?! \\w*hundred)|[234]\\d(?!\\d)|crashing|dropping|really low|too low)|diabetic (?:shock|coma)|insulin shock`,
      'worst headache|heat ?stroke|foaming at|(?:epileptic|epilepsy) ?(?:fit|attack)?',
    ),
    // Blood, wounds, accidents.
    anyOf(
      `bleeding (?:heavily|badly|bad|out|to death|profusely|everywhere|a lot|so much|really|very|all over|from (?:the|his|her|my) (?:head|ear|ears|neck|stomach|chest|mouth))|(?:wont|cant|doesnt|does not|will not|not|couldnt|cannot) stop(?:ping)? ${up(1)}bleeding|bleeding ${up(5)}(?:wont|will not|doesnt|isnt|not|cant) stop|bleeding ${up(4)}(?:like crazy|make it stop|get it to stop|wont quit|deep)|hemorrhag\\w+|(?:cut|cuts|gash) ${up(4)}(?:really deep|so deep|to the bone|artery)|(?:shes|hes|she is|he is|(?:${kinEn}) is|theyre) (?:\\w+ )?bleeding(?! (?:a little|gums|from (?:his|her) gums))`,
      `(?:so much|lot of|lots of|losing|lost a lot of|pool of|puddle of|covered in|full of|spitting|coughing up|coughing|throwing up|vomiting|puking|theres|there is) (?:of )?blood(?! (?:stain|work|test|pressure|orange|drive|bank|type|sugar))|blood (?:everywhere|all over (?:the|him|her|me)(?! (?:shirt|carpet|sheets))|coming|pouring|gushing|spurting|squirting)`,
      `(?:${oneEn}|been|got|was|were) ${up(1)}(?:shot|stabbed|electrocuted|impaled|run over|crushed|pinned|trampled)(?! (?:a|an|the|my|our|of|video|photos|by the|in (?:19|20)\\d\\d))|(?:hit|struck|run over|knocked down) ${up(1)}by (?:an?|the|some) ${up(2)}(?:car|truck|bus|train|motorcycle|van|suv|driver|tractor|forklift)|(?:hit|struck|ran over|knocked down) (?:an?|my|the|some|his|her|this) ${up(1)}(?:${kinEn})(?! (?:s )?(?:${up(1)}(?:car|truck|fence|mailbox|window|house|van|door)))`,
      `(?:fell|fallen|jumped|came down|slipped|dropped|thrown) ${up(3)}(?:off|from|down|out of|out) ${up(2)}(?:roof|ladder|balcony|stairs|window|floor|story|stories|scaffold\\w*|bridge|tree|horse) ?${up(8)}(?:blood|bleed\\w*|not|isnt|cant|wont|head|moving|neck|unconscious|ear|feel|broken)`,
      `(?:trapped|stuck|pinned|buried|crushed|caught) ${up(3)}(?:under|underneath|beneath|inside|in the (?:car|elevator|building|house|fire|wreck|machine|rubble))(?= ${up(9)}(?:smoke|fire|water|bleed\\w*|people|breath\\w*|hurt|kids?|car)|$)|(?:car|truck|van|bus|bike|accident|crash|wreck|crashed|flipped|rolled over|collision) ${up(9)}(?:stuck|trapped|pinned|people are hurt|badly hurt|hurt bad|unconscious|injured|not moving|sinking|underwater|in the water|bleeding)(?! (?:in traffic|on the side|in the mud|in reverse))|(?:people|someone|somebody|everybody|workers?) (?:are|is|s|got|were) ${up(1)}(?:hurt|injured|trapped|dying)(?! (?:by the price))|hit (?:his|her|my) head ${up(6)}(?:unconscious|wont|not|isnt|blood|bleed\\w*|passed|wake|eyes)|wont open (?:his|her) eyes|people ${up(2)}(?:underneath|trapped|under the|under it|buried)|${oneEn} ${up(2)}(?:is |are |s )?(?:trapped|pinned|buried)(?! (?:in a (?:contract|lease)|by))`,
      `skin (?:is |s )?(?:coming|peeling|falling|burned|burnt|melting) ?(?:off)?(?! (?:from the sun|after))|(?:burned|burnt|scalded) (?:all over|really bad|badly|his (?:face|body|whole)|her (?:face|body|whole)|over (?:his|her|my))|(?:third degree)`,
      `drown(?:ing|ed)(?! (?:there|rat|out))|(?:fell|went|jumped|slipped) (?:in|into|in to) the (?:pool|water|river|lake|canal|creek|ocean|pond)|pulled ${up(2)}out of the (?:water|pool|river|lake)|electrocut\\w+|(?:cut|slit|slashed) ${up(1)}(?:his|her|my|their) (?:wrists?|throat|veins|neck|arm off|finger off|hand off)|(?:finger|hand|arm|leg|foot) (?:is |got |came |was )?(?:cut off|torn off|ripped off|severed)`,
      `(?:baby|kids?|child|toddler|infant|son|daughter|children) ${up(4)}(?:locked|left|stuck|trapped) ${up(2)}(?:in|inside) ${up(2)}(?:car|truck|van) ?${up(12)}(?:hot|degrees|heat|sun|crying|moving|sweating)`,
      `pregnant ${up(6)}(?:bleeding|blood|cant|fell)|water(?:s)? (?:just )?broke|baby(?:s| is)? (?:coming|head|crowning)|contractions ${up(3)}(?:every|minutes?|apart|nonstop)|(?:giving birth|in labor|is crowning)`,
    ),
    // Poison.
    anyOf(
      `(?:drank|drunk|drink|swallowed|ate|eaten|took|taken|ingested|got into|injected|licked) ${up(7)}(?:${poisonEn})(?! (?:for|as prescribed|every|twice|daily))`,
      'overdos(?:e|ed|ing)|od on|ode?d on|(?:been|is|was|got) poisoned|carbon monoxide poisoning',
      `(?:ate|eaten|swallowed|licked) ${up(6)}(?:mushrooms?|berries|plant|plants|leaves|glue|paint|chemical|toadstool) ${up(10)}(?:throwing up|vomit\\w*|seeing things|halluc\\w*|sick|shaking|dizzy|passed)`,
      '(?:put|slipped|dropped) (?:something|drugs?|a pill) in(?:to)? (?:my|her|his) drink',
    ),
    // Life that somebody means to end.
    anyOf(
      `(?:kill|hurt|harm|hang|shoot|cut|drown|cutting|killing) (?:myself|himself|herself|themselves)(?! out)|suicid(?:e|al)|(?:end|ending|take|taking) (?:my|her|his) (?:own )?life|end it all|(?:want|wish) (?:it|it all|everything|this) (?:all )?(?:to end|to be over|would end|was over)(?= |$)(?! (?:with|so i can))|end(?:ing)? it (?:tonight|now|all|today)|cant go on (?:like this|anymore|living)|(?:nobody|no one) (?:would|will) (?:even )?(?:notice|miss me|care) (?:if|when)?|(?:rope|noose|razor|loaded gun|blade) (?:in my|around my|right here|next to me|ready)|(?:want|wanna|going|gonna|ready|wish i could) (?:to )?die(?! (?:if|for|laughing|when))|hung (?:himself|herself)`,
      `(?:dont|do not|no longer) (?:want|wanna) (?:to )?(?:live|be alive|be here|exist|go on|keep living|be around|keep going)(?: anymore| any longer| living)?(?= |$)(?! (?:in|there|at|with|near|next))|(?:no|any|the|see a|a) (?:point|reason) (?:in|to|of) (?:living|live|life|going on|be alive|being alive|being here)|better off (?:dead|without me)|(?:tired|done) (?:of|with) (?:living|life)|rather be dead`,
      `(?:im|i am|hes|shes|going|gonna|about|want|wants|threatening|ready) ${up(3)}(?:jump|jumping)(?= (?:off|from|in front|now|out)|$)|(?:standing|sitting|im|i am|up) on (?:the|a) (?:bridge|ledge|railing|roof|edge|overpass|tracks)|(?:if|when) (?:i was|i were|im|i am) gone|(?:driv(?:e|ing)|crash\\w*|steer\\w*) ${up(3)}(?:into|off) ${up(2)}(?:tree|bridge|cliff|wall|traffic|road)|(?:wrote|left|writing) ${up(2)}(?:suicide |goodbye )?(?:note|letters?) ${up(5)}(?:already|everything|goodbye|everybody|everyone|family)`,
      `(?:said|saying) goodbye to (?:everybody|everyone|me|us|the kids)|tell (?:my|the) \\w+ (?:that )?i love|has (?:a|the|her|his|my) ${up(2)}gun and`,
    ),
    // Fire, gas, collapse.
    anyOf(
      `(?:is|are|s|caught|on|went|thats|its|all|my \\w+|the \\w+|our \\w+) (?:\\w+ )?(?:on fire|up in flames|in flames|ablaze)|caught fire|catch(?:ing)? fire|theres (?:a |an )?${up(2)}fire(?! (?:sale|drill|pit|truck|alarm|station|inspector|hydrant|place|wood|extinguisher|exit))|there is (?:a |an )?${up(2)}fire(?! (?:sale|drill|pit|truck|alarm|station|inspector|hydrant|exit))|flames? (?:are |is )?(?:coming|everywhere|shooting|spreading|on|in|out|from)|grease (?:fire|caught)|fire (?:is )?(?:spreading|in the (?:house|kitchen|building|hall\\w*|garage|basement))`,
      `(?:${placeEn})(?: is|s| are|s are)? (?:burning|burning down|filling (?:up )?with smoke|full of smoke)`,
      `smoke ${up(2)}(?:coming|everywhere|filling|pouring|under|all over|in the (?:hall\\w*|house|room|stairs|stairwell|building)|from under)(?! (?:from (?:the )?(?:grill|chimney|disposal)))|(?:full of|thick|so much|lots of|theres|there is) (?:black )?smoke(?! (?:detector|alarm|free|shop|break|damage|smell))`,
      `smells? ${up(2)}(?:of |like )?gas(?! (?:station|prices?))|gas (?:leak|smell|is leaking|everywhere)|smelling gas|carbon monoxide ${up(5)}(?:beeping|going off|went off|alarm|ringing|screaming) ?${up(8)}(?:passed|dizzy|headache|faint\\w*|sick|collapsed|sleepy)`,
      `(?:furnace|stove|boiler|tank|oven|water heater|house|car|transformer|grill|building|propane|fryer) ${up(1)}(?:exploded|blew up|explode)|(?:big|huge|an) explosion|(?:roof|ceiling|building|wall|trench|scaffold\\w*|floor|bridge) ${up(1)}(?:caved in|collapsed|came down|fell in) ?${up(6)}(?:people|underneath|trapped|under|inside|kids?|on (?:him|her|them|us|somebody))`,
    ),
    // A crime under way.
    anyOf(
      `(?:has|have|had|got|gotta|with|holding|pulled|pulling|pointing|pointed|waving|carrying|holds|swinging) ${up(1)}(?:an?|the|his|her|their|two) ${up(2)}(?:${weaponEn})(?! (?:safe|license|permit|show|store|for (?:sale|cleaning|repair)|burrito|set|sharpen\\w*|block|rack))|(?:armed) (?:man|men|robber|robbers|guy|guys|person|intruder)|(?:gun|knife) to (?:my|his|her|a|the|our)|blow (?:himself|herself|themselves|us|the \\w+) up`,
      `(?:active shooter|shots? (?:being )?fired|gunshots?|gunfire)(?! (?:training|drill|class))|(?:someone|somebody|hes|shes|he is|theyre|they are|man|guy|people|whos)(?: is|s)? ${up(1)}(?:shooting|firing)(?! (?:a (?:wedding|film|movie|video|commercial)|hoops|photos|pictures|pool))|shooting at|shot (?:my|his|her|him|me|somebody|someone|at)`,
      `(?:robbing|mugging|attacking|assaulting|beating|strangling|choking|stabbing|threatening|stalking|chasing|raping|hitting|punching|kicking|hurting|killing|following|kidnapping|torturing|abusing) (?:up )?(?:me(?! (?:softly|if|with these|for a price))|us|him|her|them|my|his|her|our|a|an|the (?:pharmacy|store|bank|cashier|clerk|place|neighbor|girl|boy|kid|woman|man|lady|guy)|some\\w*|mommy|daddy|mom|dad|each other)(?! (?:\\w+ )?(?:budget|account|instagram|page|facebook|order|business|bottom line|blog|page|garden|lawn|account|feet|back|tooth|head|deadline))`,
      `(?:being|getting|been|just got|im getting|hes getting|shes getting) (?:robbed|attacked|followed|chased|beaten|mugged|assaulted|stabbed|held hostage|raped|kidnapped|strangled)(?! (?:of|by the price))|(?:hold|holding|held|held me|keeping|kept|keep|locked|locks) ${up(3)}(?:hostage|against (?:my|her|his) will|here|captive|prisoner|the door at night|in the (?:basement|closet|bathroom|trunk|room))(?! (?:the|for (?:sale|pickup)|until|on file|keys|key))|(?:wont|not|doesnt) let(?:ting)? (?:me|us|her|him|anyone|anybody) (?:leave|out|go)(?! of)`,
      `(?:trying|going|gonna|threatening|threatened|wants|tried|said) ${up(3)}(?:to )?(?:kill|rape|stab|shoot|strangle|murder) (?:me(?! (?:if i|when|over|for (?:forgetting|being)))|us|her|him|them|my|everybody|everyone|himself|herself|somebody)|(?:trying|tries) to (?:get|drag|pull|force) (?:me|her|him|us) (?:in|into|inside|out)`,
      `(?:breaking|break|broke|broken|kicking|kick|busting|prying|climb\\w*|get|getting|coming) (?:in|into|down|in to|through|it open) (?:my|our|the|her|his|through)? ?${up(2)}(?:house|home|apartment|door|window|back door|front door|bedroom|place|store|room)|(?:someone|somebody|man|guy|stranger|intruder|burglar|people|hes|shes|theyre|he is|they are)(?: is|s)? ${up(2)}(?:in|inside|outside|downstairs|at|under)(?: of)? (?:my|our) (?:house|home|apartment|bedroom|window|door|room|kitchen|basement|garage|back door|bed|yard)(?! (?:cleaning|working|fixing|painting))|in(?:truder|vader|truders) in|(?:hear|heard) (?:them|him|her|someone|somebody|footsteps|steps|people) (?:downstairs|upstairs|inside|scream\\w*|in the|walking|begging)|screaming for help`,
      `(?:someone|somebody|they|he|man|guy|burglars?|robbers?|thief|thieves|intruder) (?:just |s )?(?:broke|breaking|broken|coming) in(?= |$)(?! (?:the (?:new|shoes)|to (?:your|the) (?:shoes|market)|for|on|with the|tomorrow|monday))|hiding (?:in|under|behind|from)|(?:at|with) (?:gun|knife) ?point|carjack\\w*|(?:theres|there is|left|planted) a bomb(?! (?:shelter|cyclone))|(?:cant|cannot|couldnt) find my (?:little |baby )*(?:son|daughter|kid|child|boy|girl|baby|toddler)|my (?:little )?(?:son|daughter|kid|child|boy|girl|baby|toddler) (?:is |has |s |got )?(?:gone )?(?:missing|disappeared|kidnapped)(?! (?:a tooth|teeth|school|class))`,
      `(?:took|grabbed|snatched|kidnapped|abducted|has|have|pulled|dragged|taken) (?:my|a|the|our|her|his) (?:little |young |baby |small )*(?:daughter|son|girl|boy|kid|kids|baby|child|children|sister|brother|woman|lady)(?= (?:and|away|from|into|in|out|off|she|he|they|was|right|just|hostage|then)|$)(?! (?:and (?:i|we) (?:need|want|would|was)|in (?:your|the) (?:class|school|program)))|followed (?:me|us|her|him) (?:home|here|to|all the)|(?:a |some )?(?:man|guy|car|someone|somebody|stranger)(?: is|s)? (?:\\w+ )?following`,
    ),
    // Help that only others can send.
    anyOf(
      `(?:call|need|send|get|want|calling|bring)(?: me| us| for| in)? ?(?:an?|the)? ?(?:ambulance|paramedics?)(?! (?:company|service|number|bill|ride cost))|(?:call|dial|phone|get me|calling)(?: me)? (?:911|9 1 1|nine one one|nine eleven|emergency services|the (?:police|cops|fire department) (?:now|please|quick|right|hurry|for))|(?:send|need|get) (?:the |some )?(?:police|cops|fire department|help (?:quick|fast|now|please hurry))(?! (?:report|clearance|station|check|officer))|(?:life threatening|medical) emergency|please hurry|hurry (?:please|up please)`,
    ),
  ],
  es: [
    anyOf(
      `no (?:\\w+ ){0,3}?(?:respir[ao]|respira(?:r|mos|n|ndo)|respire)(?!\\w)|(?:dejo|dejando|deja|dejaron) de respirar|(?:falta|faltando|sin) (?:el |la |mucho )?(?:aire|respiracion)(?! (?:acondicionado|la|el|con))|(?:se|me|nos|la|lo|le) (?:\\w+ ){0,2}?(?:ahog(?:a|ando|o|amos|an)|asfixi\\w+|atragant\\w+|sofoc\\w+)(?! (?:de|en|con (?:el trabajo|las deudas)|cuando)(?: (?:trabajo|deudas|papeles|la tarea))?)|ahogandose|cierra la garganta|garganta (?:cerrada|cerrando|hinchada|inflamada)`,
      `(?:lengua|cara|garganta|labios) (?:\\w+ ){0,2}?hinchad|se (?:me|le) hincho (?:\\w+ ){0,2}?(?:la |los )?(?:cara|lengua|garganta|labios)|lengua (?:inflamada|hinchada)|reaccion alergica|(?:mordi|pic)\\w* (?:una? |la )?(?:vibora|serpiente|cascabel|culebra|viuda negra|coralillo)|(?:pic)\\w* (?:una? )?(?:abeja|avispa|alacran|escorpion) ${up(12)}(?:respir\\w+|hinch\\w+|hablar)`,
    ),
    anyOf(
      `se (?:me |le |nos |acaba de |esta )?(?:desmay(?:o|ando|ar)|desplom(?:o|ando|ar)|desvanec\\w+)|desmayad[oa]|desplomad[oa]|inconscientes?|perdio el (?:conocimiento|sentido)|desmayarme`,
      `no (?:se |me |nos |quiere |puedo |puede |podemos )*(?:despiert[ae]n?|despertar(?:l[oa])?|reaccionan?|reaccionar)|(?:${kinEs}|l[oa]s?|ya|y|pero|uno|una|mal) (?:ya )?no (?:me |nos )?(?:se mueve|se levanta|se para|responde|contesta|habla|llora|se mueven)(?! (?:bien|ingles|espanol|nada de|el|la|los|las|mis|tus|sus|a|al|mensajes|llamadas|correos|mucho|todavia))|ya no (?:se mueve|habla|llora)|espuma por la boca|(?:esta|quedo|se puso) (?:fri[oa]|ties[oa]|helad[oa])(?= |$)(?! (?:la|el|de|con la cuenta))(?<=(?:levanta|mama|papa|hij[oa]|espos[oa]|abuel[oa]|senor|senora|bebe|nin[oa]|hombre|mujer)(?: \\w+){0,4} (?:esta|quedo|se puso) \\w+)|(?:hay|encontre|encontramos|es) (?:un |una )?(?:muert[oa]|cadaver|cuerpo(?: sin vida)?)(?! (?:de|en el disfraz))|se (?:abrio|partio|golpeo|pego en|rompio) (?:la|el) (?:cabeza|craneo|cara) ${up(8)}(?:sangre|sangr\\w+|inconsciente|no|desmay\\w+)`,
      `(?:poniendo|puso|pusieron|puesto|esta|estan|labios|se ve|boca|cara|bebe) (?:\\w+ )?(?:azul(?:es|it[oa])?|morad[oa]s?|moradit[oa])|(?:azul|morad[oa]|moradit[oa]) (?:el|la|mi) (?:bebe|nin[oa]|hij[oa])`,
      `(?:no|sin) (?:tiene |le (?:siento|encuentro) (?:el )?|hay )?pulso|no (?:le |me )?late(?! (?:esa|la idea|mucho))|(?:paro|fue|detuvo|para) el corazon|(?:oj(?:os|itos)) ${up(3)}(?:para atras|en blanco|volteados)|nubla(?:ndo|n)? todo|todo (?:se )?(?:me )?(?:esta )?(?:pone |poniendo )?(?:negro|oscuro)|tirad[oa]s? (?:en|por) (?:el|la) ${up(1)}(?:piso|suelo|bano|pasillo|calle|banqueta|sala|cocina|cuarto)|(?:trabajador|senor|senora|hombre|mujer|nin[oa]|esta|quedo) (?:esta )?tirad[oa](?! (?:a|de))|respira (?:bien |muy )?(?:raro|feo|mal|poquito|apenas)`,
    ),
    anyOf(
      `infarto|ataque (?:al|a el) corazon|ataque cardiaco|paro cardi\\w+|(?:dolor|presion|duele|opresion|aprieta|apretad\\w+|punzada) (?:\\w+ ){0,4}?(?:en )?el pecho|pecho (?:\\w+ ){0,2}?(?:duele|aprieta|oprime|apretado)|agarro el pecho|le dio un ataque(?! de (?:risa|celos|nervios))`,
      `derrame|embolia|convulsi\\w+|(?:boca|cara) (?:\\w+ )?(?:chueca|torcida|caida|de lado)|torcio la (?:boca|cara)|(?:durmio|dormido|adormecid\\w+|entumid\\w+) (?:\\w+ )?(?:el brazo|la cara|medio cuerpo|la mitad|un lado)|no (?:puede|puedo|logra) (?:mover|levantar) (?:el|la|los|las|un) (?:brazos?|piernas?|lado|cuerpo|mano)|no (?:siente|siento) (?:\\w+ )?(?:las piernas|el brazo|el cuerpo|la cara|los pies|medio)|(?:diciendo|dice|hablando) (?:puras )?(?:cosas sin sentido|incoherencias)|veo doble|ve doble|temblando tod[oa]|epileptic[oa]|ataque de (?:asma|epilepsia)|(?:nin[oa]|bebe|hij[oa]) ${up(4)}(?:fiebre|calentura) ${up(8)}(?:ojos|ojitos|temblando|no despierta|convuls\\w+|morad\\w+)`,
      `azucar (?:\\w+ ){0,3}?(?:en |a )?(?:veinte|treinta|cuarenta|[234]\\d(?!\\d)|bajisim\\w+|por los suelos)|coma diabetico|choque anafilactico`,
    ),
    anyOf(
      `(?:sangr(?:a|ando)|sangrado)(?: \\w+){0,1}? (?:mucho|muchisimo|un monton|demasiado|feo|abundante|horrible|de la cabeza|de el oido|por la (?:boca|nariz|cabeza)|del (?:oido|cuello)|sin parar)|(?:esta|sigue|anda) sangrando(?! (?:las|la encia|poquito|un poco))|no (?:\\w+ ){0,3}?(?:para|deja|dejo|paramos|detiene|parar) (?:de sangrar|la sangre|el sangrado|la hemorragia)|no le para (?:la sangre)?|hemorragia|desangr\\w+|(?:mucha|muchisima|botando|perdiendo|echando|lleno de|llena de|charco de|tirando|hay|escupe|tosiendo|con) (?:\\w+ )?sangre(?! (?:en (?:la|una|mi) (?:camisa|alfombra)|de (?:encias)))|vomit\\w+ (?:con )?sangre|sangre (?:de|de el|del|por) (?:\\w+ )?(?:oidos?|boca|cabeza|cuello|pecho)`,
      `(?:arroll(?:o|aron)|embisti\\w+) a|(?:chocamos|choque|choco|chocaron|volco|volcaron|volcamos|accidente) ${up(10)}(?:herid\\w+|atrapad\\w+|sangr\\w+|no se mueve|muert\\w+|inconsciente)|(?:hay|muchos|varios) (?:\\w+ )?(?:herid|lesionad)[oa]s?|atropell(?:o|aron|ad[oa]|aba)(?! (?:a (?:mi|un|el) (?:perro|gato)))|prensad[oa]s?|(?:aplast|sepult)\\w+ (?:a|un|una|el|la|por|debajo)|atrapad[oa]s? (?:en|entre|debajo|bajo|adentro|con)|qued(?:o|aron) (?:gente|personas|atrapad\\w+|alguien|un\\w*) (?:abajo|adentro|debajo|atrapad\\w+)|gente (?:abajo|adentro|atrapada|debajo)|derrumbe|se (?:nos )?(?:derrumbo|colapso)|electrocut\\w+`,
      `se (?:me |nos |le )?(?:cayo|resbalo|aventaron|callo) (?:de|del|de el|a|al|a el|en|el) (?:la |el |un )?(?:techo|escaleras?|andamio|segundo piso|tercer piso|balcon|azotea|poste|piscina|alberca|rio|pozo|lago|canal|pasillo|bano)(?! (?:el|mi) (?:celular|telefono))|(?:maquina|sierra|molino|banda|prensa) le (?:agarro|corto|atrapo|trituro|apreto)|se (?:\\w+ )?(?:corto|cortaron) (?:\\w+ ){0,3}?(?:venas|cuello|dedo completo|la mano)|tod[oa] quemad[oa]|se quemo (?:tod[oa]|la cara|el cuerpo|medio cuerpo)|quemaduras? (?:graves?|en todo)`,
      `(?:nin[oa]s?|ninit[oa]s?|bebes?|hij[oa]s?|nen[ea]) (?:\\w+ ){0,3}?(?:encerrad[oa]s?|sol[oa]s?) (?:\\w+ ){0,2}?(?:carro|coche|auto|camioneta|troca)|embarazada ${up(8)}(?:sangr\\w+|sangre|se cayo)|(?:rompio|reviento) la fuente|(?:ya viene|esta naciendo|nacio|salio|saliendo|ya sale|sale) (?:\\w+ )?(?:el bebe|la cabeza de el bebe|la cabecita|el nino)|(?:parto|dar a luz) (?:ya|ahorita)`,
    ),
    anyOf(
      `(?:tom[eo]|tomaron|tomado|trag[oue]\\w*|tragado|com[ie]o|comio|comieron|bebi|bebio|ingiri\\w+|inyect\\w+) (?:\\w+ ){0,6}?(?:${poisonEs})(?! (?:para (?:la|el)|cada|que me recet\\w+))|sobredosis|envenen(?:o|ado|ada|aron)|intoxicad\\w+|(?:trag)\\w+ (?:una |un )?(?:moneda|canica|juguete|tapa)|(?:tomo|metio|tome) no se que|(?:echaron|pusieron) algo (?:a|en) (?:mi|la|su) (?:bebida|vaso|copa)`,
    ),
    anyOf(
      `(?:quiero|voy a|pienso|ganas de|mejor|deseo) (?:\\w+ )?(?:matarme|morirme|suicidarme|morir(?!\\w)(?! de (?:hambre|risa|calor)| si)|colgarme|ahorcarme|desaparecer para siempre)|(?:quiere|va a|intento|amenaza con|dice que se va a) (?:\\w+ )?(?:matarse|suicidarse|morirse|quitarse la vida|matar$|colgarse)|me quiero (?:matar|morir)(?! (?:de|por|cuando|si))|(?:quitar|quito)(?:me|se)? la vida|suicid(?:io|arme|arse|o|ar)|(?:no|ya no) (?:\\w+ )?(?:quiero|tiene caso|vale la pena|le veo (?:el )?sentido a|tengo ganas de) (?:\\w+ )?(?:seguir (?:viviendo|vivo|viva|aqui|asi)|vivir(?! (?:aqui|ahi|en|con))|la vida|existir|viviendo)`,
      `(?:voy|va|vamos|quiero|amenaza con) (?:\\w+ )?(?:a )?(?:aventar(?:me|se)|tirar(?:me|se)|lanzar(?:me|se)|brincar|saltar)(?= (?:de|del|al|a|desde|por)|$)|me voy a (?:tirar|aventar|lanzar|matar|colgar|ahorcar)|(?:estoy|anda|esta|ando) (?:\\w+ ){0,3}?(?:en|arriba de|arriba de el|sobre) (?:el|la) (?:puente|azotea|cornisa|orilla|barandal|vias?)|cort(?:e|arme|arse|ar|o|ado) las venas|se (?:colgo|ahorco|disparo|mato|aventó|avento|tiro de)|(?:ya )?me canse de vivir|no (?:vale la pena|tiene sentido) (?:\\w+ )?(?:vivir|seguir|la vida)|ya no (?:puedo|aguanto) (?:mas )?(?:con )?(?:la|mi|esta) vida|(?:tengo|traigo) (?:la |una )?(?:soga|pistola|navaja|pastillas) (?:en la mano|lista|enfrente|listas)|nadie (?:me )?va a extranar|despedirme de (?:alguien|ti|ustedes|todos|mi)`,
    ),
    anyOf(
      `(?:hay|es|tenemos|empezo|se (?:hizo|esta haciendo)) (?:un |mucho |el )?(?:incendio|fuego|llamas|humo|humaderal|humareda)(?! (?:detector|de el cigarro))|incendi(?:o|a|ando|aron)|se (?:me |nos )?(?:esta |estan )?(?:quema|quemando|quemo|prendio|incendio|incendiando) (?:la|el|mi|nuestra|toda la) (?:casa|cocina|carro|coche|edificio|cuarto|departamento|tienda|bodega|techo|estufa|negocio|camioneta|vecin\\w+|cortinas?|apartamento|local|freidora)(?! (?:de ayer))|(?:casa|cocina|carro|coche|edificio|cuarto|departamento|tienda|bodega|techo|apartamento|local) (?:\\w+ )?(?:se (?:esta )?quem\\w+|en llamas|ardiendo)|en llamas|(?:sale|saliendo|mucho|humo por|lleno de|llena de|llenando de|entrando) (?:\\w+ )?(?:humo|fuego|llamas)|humo (?:por|en tod\\w+|debajo|saliendo)`,
      `(?:huele|olor|oliendo|apesta) (?:\\w+ ){0,3}?(?:a )?gas(?! (?:natural|lp|de))|fuga de gas|(?:monoxido) ${up(10)}(?:desmay\\w+|cayo|maread\\w+|vomit\\w+|dormid\\w+)|(?:exploto|explosion|se volo|volo|trono) (?:\\w+ )?(?:la estufa|el tanque|el boiler|la caldera|el transformador|el gas|la casa|el calentador|enorme|una?)(?! (?:foco|llanta|tuberia|tubo))`,
    ),
    anyOf(
      `(?:tiene|trae|traen|tienen|con|saco|sacaron|apunta\\w*|lleva|carga|hay|cargan) (?:una? |la |el |unas? |dos )?(?:${weaponEs})(?! (?:de (?:chocolate|agua|crema|juguete)|que))|armad[oa]s?(?! (?:de|el|la|con))|(?:dice|dijo) que trae|balazos|balacera|tiroteo|disparos|disparando|tirador|pistolero|(?:dispar|balace|apunal|acuchill|machete)(?:o|aron|ando|ear|ar|arle|ada|ado|e)(?! (?:el precio|los precios|la factura|el costo))`,
      `(?:me|nos|l[oae]s?|se|les?) (?:estan?|esta|siguen|viene|vienen|andan|anda) (?:robando|asaltando|siguiendo|amenazando|golpeando|pegando(?:le)?|ahorcando|atacando|matando|persiguiendo|apuntando|violando|secuestrando|apunalando|lastimando|dando (?:una golpiza|a))(?! (?:el tiempo|la muela|de hambre|con (?:el precio|tanto)))|(?:estan?|esta) (?:robando|asaltando|golpeando|pegando(?:le)?|ahorcando|violando|matando|dando) (?:a |la |el |en )?(?:mi|la|el|su|un|una|al|golpes|aqui|mujer)|le (?:esta )?(?:pegando|dando|pega) a (?:mi|la|su)|(?:me|nos|la|lo) (?:acaban de )?(?:asaltar|asaltaron|secuestraron|apunalaron|balearon|violaron|golpearon|agarraron a golpes)(?! (?:hace|la semana|el mes|ayer|el ano))|(?:va|van|quiere|quieren|trata de|intenta) (?:\\w+ )?(?:a )?(?:matar(?!\\w)|matar(?:nos|la|lo|me|las|los|le)|violar\\w*|secuestrar\\w*|robarnos|robarme|robar(?= |$))(?! (?:si|cuando|de (?:risa|hambre)|mi jefe|el jefe|el tiempo))`,
      `(?:se (?:esta |estan |me |nos )?(?:meti\\w+|mete|metiendo|metio|meten)|entr(?:o|aron|ando)|brinco|rompi\\w+|forzando|tumb(?:o|aron|ando)|abriendo|pateando) (?:\\w+ ){0,4}?(?:a robar|(?:a|en|por|de) (?:mi|nuestra|la|su) (?:casa|ventana|puerta|cuarto|departamento|tienda|patio|apartamento)|la (?:puerta|ventana|chapa))(?! (?:de el carro|de la lavadora|ayer))|(?:hay|alguien|tipo|hombre|sujeto|ladron(?:es)?) (?:\\w+ ){0,4}?(?:adentro|dentro|en) (?:de |de el )?(?:mi|la|nuestra) (?:casa|cuarto|departamento|apartamento|recamara)(?! (?:que|para|de))|(?:quiere|quieren|trata|tratan|intenta|intentan|estan tratando|queriendo) (?:\\w+ ){0,2}?(?:meter(?:se)?|entrar(?:se)?|abrir(?:me)?) (?:\\w+ )?(?:a|en|por) (?:mi|la|nuestra) (?:casa|ventana|puerta|cuarto|departamento)|ladron(?:es)? (?:en|adentro)|(?:no encuentro|no aparece|se (?:me )?perdio|desaparecio|me robaron a) (?:a )?mi (?:hij[oa]|nin[oa]|bebe|niet[oa]|nen[ea]|herman[oa])|(?:me|nos) persiguen?|(?:esta|estan) atacando a|me (?:estan? )?(?:asaltan|apuntan|apuntando|persiguen|apuntaron)|me quiere (?:pegar|golpear|hacer dano|lastimar)|me (?:pega|golpea|pego|golpeo) (?:y|mi (?:esposo|marido|novio|pareja)|otra vez|ahorita)|oigo (?:pasos|ruidos adentro|que alguien)|esta adentro|estoy escondid[oa]|estamos escondid[oa]s`,
      `(?:me|nos|la|lo|las|los) (?:tiene|tienen|tiene ahi) (?:\\w+ )?(?:encerrad\\w+|secuestrad\\w+|a la fuerza|amarrad\\w+|de rehen\\w*|contra (?:mi|su) voluntad)|secuestr(?:o|aron|ad[oa]s?|ando)|rehen(?:es)?|se (?:llevaron|robaron|llevo) a (?:mi|una|un|la|el) (?:hij[oa]|nin[oa]|bebe|herman[oa]|espos[oa]|muchach[oa]|senor[a]?|nen[ea])|no (?:nos |me |la |lo )?deja[n]? (?:salir|ir)(?: a nadie)?|(?:oigo|oye|oyen|escucho|escuchan|esta|estan) (?:\\w+ ){0,2}?(?:grit(?:ar|os|ando))(?! (?:en|por) (?:el (?:concierto|estadio)))`,
      `ambulancia(?! (?:de|cuesta|cobra))|(?:llam(?:e|en|a|ar|enle|ele)|marc(?:ar|o|a|ue|ale|uele))(?: \\w+)? (?:al|a el) (?:911|9 1 1|nueve once|nueve uno uno)|(?:llamen?|mand\\w+|necesito|envien) (?:a )?(?:la |una )?(?:policia|patrulla|ayuda (?:ya|rapido|urgente)|bomberos|paramedicos)(?! (?:para (?:un|una) (?:fiesta|evento)))|(?:emergencia|urgencia) medica|peligro de muerte|se (?:esta |nos |me )*(?:muriendo|muere)(?! (?:el|la|los|las|un|una) (?!(?:${kinEs})(?!\\w)))(?! (?:de (?:risa|hambre|ganas|calor|aburrimiento)|la bateria|el (?:pasto|celular|telefono|motor|carro|coche)|mi (?:planta|celular|telefono|carro)|por))|(?:esta|estan) (?:muriendo|agonizando)(?! (?:el|la|los|las|mi|mis|el) (?!(?:${kinEs})(?!\\w)))|apurense|(?:muy|bien) mal y? ?(?:sangr\\w+|no (?:respira|responde|reacciona))`,
    ),
  ],
};

/** Figures of speech and things that bear such words: they are taken out before anything is judged. */
const figures = anyAll(
  `(?:to die for|die(?:d)? (?:laughing|if)|dying (?:to (?:try|see|know|meet|get|eat|taste|go|visit)|for (?:a|an|some|your|the|that))|(?:nearly|almost|just about|about) (?:died|had a heart attack|killed|fainted|choked)|(?:nearly|almost) (?:gave|had|got) ${up(3)}heart attack|heart attack (?:when|if|at|over)|have a heart attack|kill for|(?:is|are|s|absolutely|was|been)? ?killing (?:me|it|us)(?! (?:please|hurry|help|he|with a))|(?:kill|murder) me (?:if|when|for|over)|make a killing|bleeding money|drowning in (?:\\w+ ){0,3}?(?:work|paperwork|debts?|bills|emails?|laundry|calls|orders|homework|stuff|boxes|taxes|forms)|chok(?:ing|ed) (?:under|on) (?:this |the |my )?(?:much )?(?:debt|bills?|price|work)|(?:sink|drain|disposal|engine|mower|pipe|toilet|tub|vacuum|car|bathtub)s? (?:is |has |s )?(?:\\w+ )?chok(?:ing|ed)|killer|the bomb|bomb cyclone|bath bombs?|(?:black|blue|purple) from (?:these|the|my|this) \\w+|following (?:up|my account|you|your)|photo ?bomb|blow(?:n|s|ing)? (?:up )?(?:\\w+ )?(?:my phone|balloons?|away|the budget)|blew (?:out|up my phone|me away)|shot of|(?:flu|covid|vitamin|allergy|rabies|booster|tetanus|b ?12|head|screen|money|long|cheap|mug|best|worth a|give it a|take a|jell ?o) ?shots?|photo shoot|choked? (?:up|on the (?:price|bill))|roasting|fire(?:d)? (?:alarm|drill|extinguishers?|truck|inspect\\w+|department|marshal|pit|place|works?|wood|sale|hydrant|escape|exit|station|insurance|damage|safety|code|prevention|dancers?|sticks?|grill)|you fired|smoke(?:d|s)? (?:detectors?|alarms?|meat|brisket|shop|damage|free|machine|ring|test|bbq)|smoking section|carbon monoxide detectors?(?! (?:is|are|went|going|keeps|beeping))|murder mystery|traffic is murder|crime scene|active shooter training|gun (?:safe|range|show|shop|permit|license)|shooting range|rat poison|poison (?:ivy|oak|sumac)|ambulance (?:service|company|interview|bill)|blood (?:orange|work|test|pressure|drive|bank|type|stains?)|stroke of luck|back ?stroke|water broke (?:down|off)|stuck (?:with|on|in traffic)|stop(?:ped)? me dead|breathe (?:some )?life|break(?:ing)? (?:in my new|the bank)|(?:knife|gun) (?:set|sharpen\\w*|block|cleaning)|scared to death|bored to death|worried (?:sick|to death)|sick to death|drop dead gorgeous|dead(?:line| battery| end)|highway robbery|daylight robbery|robbed blind|steal of a|heartbreak\\w*|cardiac (?:diet|rehab))`,
  `(?:muero|muere|muriendo|moria|morir|morirme|muerta?o?) (?:por|de (?:hambre|risa|ganas|calor|frio|sed|sueno|pena|aburrimiento|la risa))|(?:me voy a|voy a|vamos a) morir(?:me)? si|nadie se (?:esta )?muriendo|(?:casi )?me (?:da|dio|va a dar) un infarto (?:cuando|con|al|de ver|el precio|si|ver)|casi me (?:da|dio|muero|mato|mata|infarto)|(?:de|dia de|pan de|esta de) muertos?|me (?:mata|mato|esta matando) (?:la|el|de|con|ese|esa)|(?:la|el|mi|las|los) \\w+ me (?:esta|estan) matando|ese precio me \\w+|(?:el jefe|mi jefe|mi jefa|mi mama|mi esposa|mi mujer|mi marido|mi esposo|mi papa) me (?:va a matar|mata) (?:si|cuando|por)|es la muerte|matador[a]?|son un robo|es un robo|seguro (?:contra|de) (?:robo|incendio|vida)|ahogad[oa] (?:de|en)|ahogando (?:de|en) (?:trabajo|deudas|tareas|papeles)|fuegos? artificiales|(?:carro|camion|clase|inspector|casco|cuerpo|disfraz) de bomberos|detector(?:es)? de (?:humo|monoxido|gas)|alarma (?:de|contra) (?:humo|incendios?)|(?:simulacro|permiso|prevencion|extintor\\w*|puerta|salida|polizas?) (?:de|contra|para) (?:\\w+ )?(?:incendios?|suicidio|quema\\w*|evacuacion|fuego)|prevencion de el suicidio|del suicidio|gas (?:pimienta|lp|natural)|veneno para|(?:prueba|examen|mancha|analisis|tipo|presion|donar|banco|naranja|donacion|donador) (?:de )?(?:la )?(?:sangre|sanguine\\w+)|bombas? de (?:chocolate|crema|agua|la alberca|bano|gasolina|jabon)|(?:shot|trago) de|me dispararon el precio|(?:el|la|los) (?:precio|costo|cuenta|factura)s? se (?:me )?dispar\\w+|polvora|poligono|tiro (?:con arco|al blanco)|ataque de (?:risa|nervios|celos|hambre)|me explota con|sin aire (?:la|el|acondicionado)|(?:aire|sin aire) acondicionado|derrame (?:de (?:agua|aceite))|se (?:me )?(?:quemo|quemaron) (?:el|la|un|una|los|las) (?:foco|arroz|olla|comida|frijoles|pastel|tarjeta|motor|fusible|plancha|pantalla|laptop|camisa|tostador|cafetera|balastra|lampara)|(?:novela|pelicula|libro|serie) de (?:el )?(?:asesinato|crimen|terror)|la fuga es de|fuga de (?:agua|aceite|anticongelante)|dieron a la fuga|encias|sin prisa|hubo (?:un |una )?(?:incendio|explosion|balacera|tiroteo|robo|asalto)|(?:dedo|pie|ojo|una|brazo|rodilla|tobillo|mano) (?:\\w+ ){0,4}?morad[oa]|clases? de (?:defensa|primeros|tiro)|incendio de el ano`,
);

function anyAll(...parts: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${parts.join('|')})(?!\\w)`, 'g');
}

/** Says in so many words that it is an emergency, whatever it is about. */
const declared: Readonly<Record<Language, RegExp>> = {
  en: /\b(this|it|thats|that|its|theres|there)( is|s)? an? (\w+ )?emergency\b|\bi(ve| have|ve got| have got) an? (\w+ )?emergency\b|^(help )?emergency( help)?$/,
  es: /\b(es|esto es|hay|tengo) una (emergencia|urgencia)\b|^(auxilio|socorro|emergencia|es urgente auxilio)$|\bauxilio\b/,
};
const cry = /\b(auxilio|socorro)\b/;
const denied =
  /\b(not|isnt|no|nothing|never|wasnt) (is |es |was |era |really |es realmente )?(an |a |una? )?(\w+ )?(emergency|emergencia|urgencia|urgent)\b/;
const past =
  /\b(last (year|month|week|summer|winter|spring|fall)|(years?|months?|weeks?) ago|hace (un|una|unos|unas|dos|tres|cuatro|cinco|seis|varios|muchos|\d+)? ?(anos?|mes|meses|semanas?)|el ano pasado|el mes pasado)\b/;

/** What was is again: the past does not make it harmless. */
const now = /\b(now|again|just|ahora|otra vez|de nuevo)\b/;

/** An animal is what the words are about; people dial 911 for people. */
const animal =
  /\b(my|our|the|a|mi|nuestr[oa]|el|la|un|una) (\w+ )?(dog|puppy|cat|kitten|pet|horse|rabbit|bird|hamster|perr[oa]|perrit[oa]|gat[oa]|gatit[oa]|mascota|cachorr[oa]|caballo|conejo)\b/;
const person =
  /\b(son|daughter|child|kid|baby|husband|wife|mother|father|mom|mum|dad|brother|sister|grandmother|grandfather|friend|neighbou?r|man|woman|boy|girl|person|someone|somebody|people|me|us|i am|im|hij[oa]|nin[oa]|bebe|espos[oa]|marido|mama|papa|madre|padre|herman[oa]|abuel[oa]|amig[oa]|vecin[oa]|hombre|mujer|persona|alguien)\b/;

/** Asks what the business sells, does or charges: nobody in danger does. */
const business =
  /\b(?:(?:do|does|are|can|could|will|would) (?:you|y ?all|they|your \w+|we)(?: guys| folks| all| still| also| even)* (?:sell|carry|do|offer|fix|treat|have (?:any|an?|the|parking|a class|openings|some|extra|gift)|deliver|provide|spray|show|rent|make|teach|clean|take|accept|open|cover|repair|install|reupholster|tow|stock|handle|certify|sharpen|put|give (?:classes|lessons))|how (?:much|long|many|soon|late|early)|what (?:time|are your|is the (?:price|cost|address|waiting|dress|deadline)|s the (?:price|cost|address|waiting|dress|deadline|fee))|whats (?:the|your) (?:price|cost|address|waiting|dress|deadline|fee|emergency)|is (?:that|the) (?:show|class|haunted)|(?:i would|id) like (?:to (?:book|change|schedule|sign)|a quote)|(?:quote|estimate|appointment) (?:for|on|next|to)|cuant[oa]s?|(?<!(?:me|nos|la|lo|los|las) )(?:tienen|venden|hacen|dan|aceptan|arreglan|rentan|ofrecen|atienden|limpian|fumigan|manejan|cobran|reparan|capacitan|instalan)(?= \w+)|que (?:precio|dieta|horario|costo)|a que hora|hasta que hora|hay (?:lugar|cita|espacio|guarderia|cupo)|busco (?:abogad[oa]|trabajo|seguro)|quiero (?:un|una) (?:seguro|cita|presupuesto|cotizacion|pastel|facial))\b/;
/** Said in danger, whatever is asked. */
const pressing =
  /\b(?:hurry|help me|help us|please help|quick|right now|ambulance|911|nine one one|ayud[ea]\w*|apur\w+|rapido|ambulancia|auxilio|socorro|ahora mismo|ahorita mismo|dying|no pulse|as we speak)\b/;

/** What has happened is over, or is a matter of business. */
const harmless =
  /\b(?:yesterday|last (?:night|week|month|year)|ayer|anoche|la semana pasada|appointment|cita|refund|order|quote|estimate|presupuesto|cotizacion|insurance|report|warranty|garantia|seguro|next week|this week|tomorrow|manana|i need (?:a|an|to)|quiero (?:un|una|que me|saber)|necesito (?:un|una))\b/;

/** The language of words that tell of danger to a person's life or of a crime under way, or null. */
export function dangerToLife(text: string): Language | null {
  const said = fold(text).replace(figures, ' | ');
  if ((past.test(said) && !now.test(said)) || (animal.test(said) && !person.test(said))) return null;
  if (business.test(said) && !pressing.test(said)) return null;
  const told = languages.find((language) => dangerPatterns[language].some((each) => each.test(said)));
  if (told !== undefined) return told;
  return weightOf(said) >= graveTogether && !harmless.test(said) ? detectLanguage(text, 'en').language : null;
}

export interface DeclaredEmergency {
  readonly language: Language;
  /** Nothing else is said: what it is about is not known. */
  readonly bare: boolean;
  /** A cry for help, which is never a matter of business. */
  readonly cry: boolean;
}

/** An emergency that is declared in so many words, whatever it is about; null when none is. */
export function declaredEmergency(text: string): DeclaredEmergency | null {
  const said = fold(text);
  if (denied.test(said)) return null;
  const language = languages.find((each) => declared[each].test(said));
  if (language === undefined) return null;
  const rest = words(said.replace(declared[language], ' '));
  const kindNamed = /\ban? (?!real |big |huge |serious )\w+ emergency\b/.test(said);
  const bare = !kindNamed && rest.every((word) => courtesy.has(word) || fillers.has(word));
  return { language, bare, cry: cry.test(said) };
}
