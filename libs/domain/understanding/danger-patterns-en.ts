import { pattern } from '@voicecore/domain/kernel';
import { anyOf, up } from './any-of';

const kinEn = pattern`
    baby|babies|infant|newborn|toddler|son|daughter|child|children|kids?|boy|girl|husband|wife|spouse|partner|
    fiance|boyfriend|girlfriend|mother|father|mom|mommy|mum|dad|daddy|parents?|friend|buddy|brother|sister|cousin|
    nephew|niece|uncle|aunt|grandm(?:a|other)|
    grandf?(?:a|pa|father)|grandson|granddaughter|
    nana|neighbou?r|roommate|coworker|employee|worker|customer|client|patient|man|men|woman|women|lady|guy|teenager|
    person|people|someone|somebody|student|driver|old man|resident`;
/** The person spoken of, for words that would also fit a thing. */
const oneEn = `(?:${kinEn}|he|she|hes|shes|they|theyre|who|i|im|we|him|her|them|me|us)`;
const poisonEn = pattern`
    bleach|poison|antifreeze|cleaner|detergent|batter(?:y|ies)|
    magnets?|pills|tablets|medications?|medicine|chemicals?|gasoline|lye|pesticides?|ammonia|drugs|(?:whole |
      entire |full )?bottle of (?!water|wine|beer|milk|juice|soda)\w+|
    under the sink|sleeping pills|heart pills`;
const weaponEn = 'gun|guns|knife|knives|rifle|shotgun|pistol|weapon|machete|bomb|grenade|axe|hammer|crowbar';
const placeEn = pattern`
    house|home|apartment|building|kitchen|garage|store|shop|bedroom|basement|attic|office|room|car|truck|trailer|
    place|hallway|neighbors|oven|stove|fryer|curtains|roof|garage`;

/** English signs of danger to life now. A false alarm costs one sentence, a miss may cost a life. */
export const dangerPatternsEn: readonly RegExp[] = [
  // Breathing and airway.
  anyOf(
    pattern`
      (?:cant|cannot|can not|hardly|barely|couldnt|isnt|is not|aint|not|stopped|stops|quit|struggling to|
        fighting to|trouble|difficulty|problems?|hard to|hard time) ${up(2)}breath(?:e|ing)?`,
    pattern`
      gasping|(?:cant|couldnt|cannot|can not) ${up(1)}(?:catch|get) (?:my|his|her|any|a|enough|their) (?:breath|
        air)|
      throat (?:is |s )?${up(2)}(?:closing|closed|tight|tightening|swelling|swollen|shut)`,
    `${oneEn} ${up(3)}chok(?:ing|ed)(?! (?:up|out|the))|^(?:please |help |hes |shes )*choking|suffocating`,
    pattern`
      (?:tongue|throat|lips|face)s? (?:is |are |s |has |got )?${up(3)}(?:swoll?(?:en|ing)|swelled|
        swells)(?: ${up(4)}(?:talk|breath\w*|swallow|speak))|
      (?:tongue|throat|lips)s? ${up(3)}(?:swell\w*|swoll\w*|closing)|
      anaphyla(?:xis|ctic)|allergic reaction|asthma attack|
      (?:something|food|meat|coin|bone|toy|pill|candy|it) (?:is |s |got )?(?:stuck|lodged) in (?:his|her|my|
        the) (?:throat|windpipe)|
      wheezing ${up(4)}(?:bad|cant|inhaler|blue)|
      (?:cant|cannot) swallow`,
    pattern`
      (?:stung|bit|bitten|peanuts?|nuts|shellfish) ${up(9)}(?:cant (?:talk|breathe|swallow)|swelled|
        hardly breathe)|
      (?:bit|bitten) by an? ${up(2)}(?:snake|rattlesnake|rattler|viper|copperhead|cobra|black widow)|
      snake ?bite`,
  ),
  // Consciousness and color.
  anyOf(
    pattern`
      ${oneEn} ${up(4)}(?:passed out|pass out|passing out|fainted|faint|blacked out|collapsed|unconscious|
        unresponsive|knocked out cold|lifeless|limp)(?! (?:the|my|our|all|some|flyers|cards|candy))|
      (?:lost|loses|losing) consciousness`,
    pattern`
      ${oneEn} ${up(3)}(?:wont|cant|not|isnt|aint|doesnt|will not|cannot) ${up(2)}(?:wake|waking|woken|come to|
        get up|getting up)(?! (?:early|on time|before|until|in time|there|to))|
      (?:cant|couldnt|cannot) (?:wake|rouse) (?:him|her|them|my \w+|the \w+)|
      (?:dont|do not) want to wake up`,
    pattern`
      ${oneEn}(?: is|s| are| was)? ${up(3)}(?:not|isnt|aint|un|stopped) ?(?:responding|responsive|moving|
        answering me|reacting)(?! (?:to|in|into|out|from|away|here|there|my|the|until|till))`,
    '(?:turning|turned|turns|going|went|gone) ${x}(?:blue|purple|gr[ae]y|black)(?! (?:in|on) the)'.replace(
      '${x}',
      up(2),
    ),
    pattern`
      (?:lips?|face|fingers|mouth|${kinEn}|hes|shes) (?:is |are |s |all |looks |look )*(?:blue|purple|gr[ae]y)|
      blue (?:around|in) (?:the|his|her) (?:mouth|lips|face)`,
    pattern`
      (?:no|has no|without a|cant find a|doesnt have a|have a|weak) pulse|
      heart(?:s| is| has| just)? ${up(1)}(?:stopped|stopping|not beating|gave out)|
      eyes (?:are |have )?${up(1)}roll(?:ed|ing)|
      (?:hes|shes|is|looks|theyre|was|might be|could be|found \w+) dead(?= |$)(?! (?:tired|set|on|serious|wrong|
          right|last|line|end|battery|again|now it|and (?:it|i)))|
      dead (?:body|man|woman|person|guy)|(?:hes|shes|${kinEn}) (?:\w+ ){0,2}?(?:slumped|dropped (?:dead|in front|
          to the (?:floor|ground))|keeled over|stiff and cold)|
      slumped over|everythings? (?:is )?(?:going|getting|went) (?:black|dark|blurry)|
      about to (?:pass out|faint|black out)`,
    pattern`
      (?:lying|laying|found|is|shes|hes|down) ${up(3)}on the (?:floor|ground|sidewalk|bathroom floor|
        kitchen floor) ${up(5)}(?:not|wont|isnt|cant|bleeding|dont|doesnt)|
      ${kinEn} (?:is |s |are )down(?! (?:the|to|for|at|in|with|on))`.replace(`|${kinEn} `, `|(?:${kinEn})s? `),
  ),
  // Heart, brain, sugar.
  anyOf(
    'heart attack|cardiac arrest|having a heart',
    pattern`
      (?:pain|pressure|tight|tightness|crushing|hurt\w*|heavy|squeez\w+|burning) ${up(3)}(?:in |on |
        across )?(?:my|his|her|the|their) chest|
      chest (?:pains?|is|s|hurts|feels|really|its|tight\w*|pressure) ?${up(3)}(?:pains?|tight|hurt\w*|heavy|
        crushing|bad|arm|pressure|burning|numb)|
      chest pains?|(?:my|his|her) chest ${up(3)}(?:down|arm|jaw)`,
    pattern`
      (?:having|had|has|think|thinks|is) ${up(3)}an? (?:stroke|seizure)|
      (?:seizures?|convulsing|convulsions|seizing)|
      (?:having|some|kind of) ${up(3)}fits?(?= |$)(?! (?:in|me|for|into|my|on))|
      shaking all over|foaming at the mouth`,
    pattern`
      (?:face|mouth|smile|eye) (?:is |s |has |went |of \w+ face )?${up(2)}(?:droop\w*|numb|crooked|sagging|
        lopsided)|
      (?:half|side) (?:of )?(?:his|her|my|the) (?:face|body|mouth) ${up(3)}(?:numb|droop\w*|paralyzed|dead|limp|
        fell)|
      slurr\w+|(?:cant|cannot|can not) (?:feel|move) (?:my|his|her|their|the) ${up(1)}(?:arms?|legs?|side|face|
        hands?|body|toes)|
      words ${up(4)}(?:arent|not|wont) coming|arm (?:is |has |s |went |just |goes |feels )*(?:numb|dead|limp)|
      talk(?:ing)? (?:funny|straight|gibberish)`,
    pattern`
      (?:sugar|glucose) (?:is |s |was |dropped |just |reads )*(?:at |to |down )*(?:(?:twenty|thirty|
          forty)(?! \w*hundred)|[234]\d(?!\d)|crashing|dropping|really low|too low)|
      diabetic (?:shock|coma)|insulin shock`,
    'worst headache|heat ?stroke|foaming at|(?:epileptic|epilepsy) ?(?:fit|attack)?',
  ),
  // Blood, wounds, accidents.
  anyOf(
    pattern`
      bleeding (?:heavily|badly|bad|out|to death|profusely|everywhere|a lot|so much|really|very|all over|
        from (?:the|his|her|my) (?:head|ear|ears|neck|stomach|chest|mouth))|
      (?:wont|cant|doesnt|does not|will not|not|couldnt|cannot) stop(?:ping)? ${up(1)}bleeding|
      bleeding ${up(5)}(?:wont|will not|doesnt|isnt|not|cant) stop|
      bleeding ${up(4)}(?:like crazy|make it stop|get it to stop|wont quit|deep)|
      hemorrhag\w+|(?:cut|cuts|gash) ${up(4)}(?:really deep|so deep|to the bone|artery)|
      (?:shes|hes|she is|he is|(?:${kinEn}) is|theyre) (?:\w+ )?bleeding(?! (?:a little|gums|from (?:his|
          her) gums))`,
    pattern`
      (?:so much|lot of|lots of|losing|lost a lot of|pool of|puddle of|covered in|full of|spitting|coughing up|
        coughing|throwing up|vomiting|puking|theres|there is) (?:of )?blood(?! (?:stain|work|test|pressure|orange|
          drive|bank|type|sugar))|
      blood (?:everywhere|all over (?:the|him|her|me)(?! (?:shirt|carpet|sheets))|coming|pouring|gushing|spurting|
        squirting)`,
    pattern`
      (?:${oneEn}|been|got|was|were) ${up(1)}(?:shot|stabbed|electrocuted|impaled|run over|crushed|pinned|
        trampled)(?! (?:a|an|the|my|our|of|video|photos|by the|in (?:19|20)\d\d))|
      (?:hit|struck|run over|knocked down) ${up(1)}by (?:an?|the|some) ${up(2)}(?:car|truck|bus|train|motorcycle|
        van|suv|driver|tractor|forklift)|
      (?:hit|struck|ran over|knocked down) (?:an?|my|the|some|his|her|
        this) ${up(1)}(?:${kinEn})(?! (?:s )?(?:${up(1)}(?:car|truck|fence|mailbox|window|house|van|door)))`,
    pattern`
      (?:fell|fallen|jumped|came down|slipped|dropped|thrown) ${up(3)}(?:off|from|down|out of|
        out) ${up(2)}(?:roof|ladder|balcony|stairs|window|floor|story|stories|scaffold\w*|bridge|tree|
        horse) ?${up(8)}(?:blood|bleed\w*|not|isnt|cant|wont|head|moving|neck|unconscious|ear|feel|broken)`,
    pattern`
      (?:trapped|stuck|pinned|buried|crushed|caught) ${up(3)}(?:under|underneath|beneath|inside|in the (?:car|
          elevator|building|house|fire|wreck|machine|rubble))(?= ${up(9)}(?:smoke|fire|water|bleed\w*|people|
          breath\w*|hurt|kids?|car)|$)|
      (?:car|truck|van|bus|bike|accident|crash|wreck|crashed|flipped|rolled over|collision) ${up(9)}(?:stuck|
        trapped|pinned|people are hurt|badly hurt|hurt bad|unconscious|injured|not moving|sinking|underwater|
        in the water|bleeding)(?! (?:in traffic|on the side|in the mud|in reverse))|
      (?:people|someone|somebody|everybody|workers?) (?:are|is|s|got|were) ${up(1)}(?:hurt|injured|trapped|
        dying)(?! (?:by the price))|
      hit (?:his|her|my) head ${up(6)}(?:unconscious|wont|not|isnt|blood|bleed\w*|passed|wake|eyes)|
      wont open (?:his|her) eyes|people ${up(2)}(?:underneath|trapped|under the|under it|buried)|
      ${oneEn} ${up(2)}(?:is |are |s )?(?:trapped|pinned|buried)(?! (?:in a (?:contract|lease)|by))`,
    pattern`
      skin (?:is |s )?(?:coming|peeling|falling|burned|burnt|melting) ?(?:off)?(?! (?:from the sun|after))|
      (?:burned|burnt|scalded) (?:all over|really bad|badly|his (?:face|body|whole)|her (?:face|body|whole)|
        over (?:his|her|my))|
      (?:third degree)`,
    pattern`
      drown(?:ing|ed)(?! (?:there|rat|out))|(?:fell|went|jumped|slipped) (?:in|into|in to) the (?:pool|water|
        river|lake|canal|creek|ocean|pond)|
      pulled ${up(2)}out of the (?:water|pool|river|lake)|
      electrocut\w+|(?:cut|slit|slashed) ${up(1)}(?:his|her|my|their) (?:wrists?|throat|veins|neck|arm off|
        finger off|hand off)|
      (?:finger|hand|arm|leg|foot) (?:is |got |came |was )?(?:cut off|torn off|ripped off|severed)`,
    pattern`
      (?:baby|kids?|child|toddler|infant|son|daughter|children) ${up(4)}(?:locked|left|stuck|
        trapped) ${up(2)}(?:in|inside) ${up(2)}(?:car|truck|van) ?${up(12)}(?:hot|degrees|heat|sun|crying|moving|
        sweating)`,
    pattern`
      pregnant ${up(6)}(?:bleeding|blood|cant|fell)|
      water(?:s)? (?:just )?broke|baby(?:s| is)? (?:coming|head|crowning)|
      contractions ${up(3)}(?:every|minutes?|apart|nonstop)|
      (?:giving birth|in labor|is crowning)`,
  ),
  // Poison.
  anyOf(
    pattern`
      (?:drank|drunk|drink|swallowed|ate|eaten|took|taken|ingested|got into|injected|
        licked) ${up(7)}(?:${poisonEn})(?! (?:for|as prescribed|every|twice|daily))`,
    'overdos(?:e|ed|ing)|od on|ode?d on|(?:been|is|was|got) poisoned|carbon monoxide poisoning',
    pattern`
      (?:ate|eaten|swallowed|licked) ${up(6)}(?:mushrooms?|berries|plant|plants|leaves|glue|paint|chemical|
        toadstool) ${up(10)}(?:throwing up|vomit\w*|seeing things|halluc\w*|sick|shaking|dizzy|passed)`,
    '(?:put|slipped|dropped) (?:something|drugs?|a pill) in(?:to)? (?:my|her|his) drink',
  ),
  // Suicide.
  anyOf(
    pattern`
      (?:kill|hurt|harm|hang|shoot|cut|drown|cutting|killing) (?:myself|himself|herself|themselves)(?! out)|
      suicid(?:e|al)|(?:end|ending|take|taking) (?:my|her|his) (?:own )?life|
      end it all|(?:want|wish) (?:it|it all|everything|this) (?:all )?(?:to end|to be over|would end|
        was over)(?= |$)(?! (?:with|so i can))|
      end(?:ing)? it (?:tonight|now|all|today)|
      cant go on (?:like this|anymore|living)|(?:nobody|no one) (?:would|will) (?:even )?(?:notice|miss me|
        care) (?:if|when)?|
      (?:rope|noose|razor|loaded gun|blade) (?:in my|around my|right here|next to me|ready)|
      (?:want|wanna|going|gonna|ready|wish i could) (?:to )?die(?! (?:if|for|laughing|when))|
      hung (?:himself|herself)`,
    pattern`
      (?:dont|do not|no longer) (?:want|wanna) (?:to )?(?:live|be alive|be here|exist|go on|keep living|be around|
        keep going)(?: anymore| any longer| living)?(?= |$)(?! (?:in|there|at|with|near|next))|
      (?:no|any|the|see a|a) (?:point|reason) (?:in|to|of) (?:living|live|life|going on|be alive|being alive|
        being here)|
      better off (?:dead|without me)|(?:tired|done) (?:of|with) (?:living|life)|
      rather be dead`,
    pattern`
      (?:im|i am|hes|shes|going|gonna|about|want|wants|threatening|ready) ${up(3)}(?:jump|jumping)(?= (?:off|from|
          in front|now|out)|$)|
      (?:standing|sitting|im|i am|up) on (?:the|a) (?:bridge|ledge|railing|roof|edge|overpass|tracks)|
      (?:if|when) (?:i was|i were|im|i am) gone|
      (?:driv(?:e|ing)|crash\w*|steer\w*) ${up(3)}(?:into|off) ${up(2)}(?:tree|bridge|cliff|wall|traffic|road)|
      (?:wrote|left|writing) ${up(2)}(?:suicide |goodbye )?(?:note|letters?) ${up(5)}(?:already|everything|
        goodbye|everybody|everyone|family)`,
    pattern`
      (?:said|saying) goodbye to (?:everybody|everyone|me|us|the kids)|
      tell (?:my|the) \w+ (?:that )?i love|has (?:a|the|her|his|my) ${up(2)}gun and`,
  ),
  // Fire, gas, collapse.
  anyOf(
    pattern`
      (?:is|are|s|caught|on|went|thats|its|all|my \w+|the \w+|our \w+) (?:\w+ )?(?:on fire|up in flames|in flames|
        ablaze)|
      caught fire|catch(?:ing)? fire|theres (?:a |an )?${up(2)}fire(?! (?:sale|drill|pit|truck|alarm|station|
          inspector|hydrant|place|wood|extinguisher|exit))|
      there is (?:a |an )?${up(2)}fire(?! (?:sale|drill|pit|truck|alarm|station|inspector|hydrant|exit))|
      flames? (?:are |is )?(?:coming|everywhere|shooting|spreading|on|in|out|from)|
      grease (?:fire|caught)|fire (?:is )?(?:spreading|in the (?:house|kitchen|building|hall\w*|garage|basement))`,
    `(?:${placeEn})(?: is|s| are|s are)? (?:burning|burning down|filling (?:up )?with smoke|full of smoke)`,
    pattern`
      smoke ${up(2)}(?:coming|everywhere|filling|pouring|under|all over|in the (?:hall\w*|house|room|stairs|
          stairwell|building)|from under)(?! (?:from (?:the )?(?:grill|chimney|disposal)))|
      (?:full of|thick|so much|lots of|theres|there is) (?:black )?smoke(?! (?:detector|alarm|free|shop|break|
          damage|smell))`,
    pattern`
      smells? ${up(2)}(?:of |like )?gas(?! (?:station|prices?))|
      gas (?:leak|smell|is leaking|everywhere)|
      smelling gas|carbon monoxide ${up(5)}(?:beeping|going off|went off|alarm|ringing|
        screaming) ?${up(8)}(?:passed|dizzy|headache|faint\w*|sick|collapsed|sleepy)`,
    pattern`
      (?:furnace|stove|boiler|tank|oven|water heater|house|car|transformer|grill|building|propane|
        fryer) ${up(1)}(?:exploded|blew up|explode)|
      (?:big|huge|an) explosion|(?:roof|ceiling|building|wall|trench|scaffold\w*|floor|
        bridge) ${up(1)}(?:caved in|collapsed|came down|fell in) ?${up(6)}(?:people|underneath|trapped|under|
        inside|kids?|on (?:him|her|them|us|somebody))`,
  ),
  // A crime in progress.
  anyOf(
    pattern`
      (?:has|have|had|got|gotta|with|holding|pulled|pulling|pointing|pointed|waving|carrying|holds|
        swinging) ${up(1)}(?:an?|the|his|her|their|two) ${up(2)}(?:${weaponEn})(?! (?:safe|license|permit|show|
          store|for (?:sale|cleaning|repair)|burrito|set|sharpen\w*|block|rack))|
      (?:armed) (?:man|men|robber|robbers|guy|guys|person|intruder)|
      (?:gun|knife) to (?:my|his|her|a|the|our)|
      blow (?:himself|herself|themselves|us|the \w+) up`,
    pattern`
      (?:active shooter|shots? (?:being )?fired|gunshots?|gunfire)(?! (?:training|drill|class))|
      (?:someone|somebody|hes|shes|he is|theyre|they are|man|guy|people|whos)(?: is|s)? ${up(1)}(?:shooting|
        firing)(?! (?:a (?:wedding|film|movie|video|commercial)|hoops|photos|pictures|pool))|
      shooting at|shot (?:my|his|her|him|me|somebody|someone|at)`,
    pattern`
      (?:robbing|mugging|attacking|assaulting|beating|strangling|choking|stabbing|threatening|stalking|chasing|
        raping|hitting|punching|kicking|hurting|killing|following|kidnapping|torturing|
        abusing) (?:up )?(?:me(?! (?:softly|if|with these|for a price))|us|him|her|them|my|his|her|our|a|an|
        the (?:pharmacy|store|bank|cashier|clerk|place|neighbor|girl|boy|kid|woman|man|lady|guy)|some\w*|mommy|
        daddy|mom|dad|each other)(?! (?:\w+ )?(?:budget|account|instagram|page|facebook|order|business|
          bottom line|blog|page|garden|lawn|account|feet|back|tooth|head|deadline))`,
    pattern`
      (?:being|getting|been|just got|im getting|hes getting|shes getting) (?:robbed|attacked|followed|chased|
        beaten|mugged|assaulted|stabbed|held hostage|raped|kidnapped|strangled)(?! (?:of|by the price))|
      (?:hold|holding|held|held me|keeping|kept|keep|locked|locks) ${up(3)}(?:hostage|against (?:my|her|his) will|
        here|captive|prisoner|the door at night|in the (?:basement|closet|bathroom|trunk|room))(?! (?:the|
          for (?:sale|pickup)|until|on file|keys|key))|
      (?:wont|not|doesnt) let(?:ting)? (?:me|us|her|him|anyone|anybody) (?:leave|out|go)(?! of)`,
    pattern`
      (?:trying|going|gonna|threatening|threatened|wants|tried|said) ${up(3)}(?:to )?(?:kill|rape|stab|shoot|
        strangle|murder) (?:me(?! (?:if i|when|over|for (?:forgetting|being)))|us|her|him|them|my|everybody|
        everyone|himself|herself|somebody)|
      (?:trying|tries) to (?:get|drag|pull|force) (?:me|her|him|us) (?:in|into|inside|out)`,
    pattern`
      (?:breaking|break|broke|broken|kicking|kick|busting|prying|climb\w*|get|getting|coming) (?:in|into|down|
        in to|through|it open) (?:my|our|the|her|his|through)? ?${up(2)}(?:house|home|apartment|door|window|
        back door|front door|bedroom|place|store|room)|
      (?:someone|somebody|man|guy|stranger|intruder|burglar|people|hes|shes|theyre|he is|they are)(?: is|
        s)? ${up(2)}(?:in|inside|outside|downstairs|at|under)(?: of)? (?:my|our) (?:house|home|apartment|bedroom|
        window|door|room|kitchen|basement|garage|back door|bed|yard)(?! (?:cleaning|working|fixing|painting))|
      in(?:truder|vader|truders) in|(?:hear|heard) (?:them|him|her|someone|somebody|footsteps|steps|
        people) (?:downstairs|upstairs|inside|scream\w*|in the|walking|begging)|
      screaming for help`,
    pattern`
      (?:someone|somebody|they|he|man|guy|burglars?|robbers?|thief|thieves|intruder) (?:just |s )?(?:broke|
        breaking|broken|coming) in(?= |$)(?! (?:the (?:new|shoes)|to (?:your|the) (?:shoes|market)|for|on|
          with the|tomorrow|monday))|
      hiding (?:in|under|behind|from)|(?:at|with) (?:gun|knife) ?point|
      carjack\w*|(?:theres|there is|left|planted) a bomb(?! (?:shelter|cyclone))|
      (?:cant|cannot|couldnt) find my (?:little |baby )*(?:son|daughter|kid|child|boy|girl|baby|toddler)|
      my (?:little )?(?:son|daughter|kid|child|boy|girl|baby|toddler) (?:is |has |s |got )?(?:gone )?(?:missing|
        disappeared|kidnapped)(?! (?:a tooth|teeth|school|class))`,
    pattern`
      (?:took|grabbed|snatched|kidnapped|abducted|has|have|pulled|dragged|taken) (?:my|a|the|our|her|
        his) (?:little |young |baby |small )*(?:daughter|son|girl|boy|kid|kids|baby|child|children|sister|brother|
        woman|lady)(?= (?:and|away|from|into|in|out|off|she|he|they|was|right|just|hostage|then)|
        $)(?! (?:and (?:i|we) (?:need|want|would|was)|in (?:your|the) (?:class|school|program)))|
      followed (?:me|us|her|him) (?:home|here|to|all the)|
      (?:a |some )?(?:man|guy|car|someone|somebody|stranger)(?: is|s)? (?:\w+ )?following`,
  ),
  // Help that only others can send.
  anyOf(
    pattern`
      (?:call|need|send|get|want|calling|bring)(?: me| us| for| in)? ?(?:an?|the)? ?(?:ambulance|
        paramedics?)(?! (?:company|service|number|bill|ride cost))|
      (?:call|dial|phone|get me|calling)(?: me)? (?:911|9 1 1|nine one one|nine eleven|emergency services|
        the (?:police|cops|fire department) (?:now|please|quick|right|hurry|for))|
      (?:send|need|get) (?:the |some )?(?:police|cops|fire department|help (?:quick|fast|now|
          please hurry))(?! (?:report|clearance|station|check|officer))|
      (?:life threatening|medical) emergency|please hurry|
      hurry (?:please|up please)`,
  ),
];
