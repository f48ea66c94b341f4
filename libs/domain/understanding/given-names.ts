import { wordSet } from './fold';

/**
 * Given names and their nicknames, in both languages. A name of one language is never confused with its counterpart in
 * the other: William is not Guillermo, and Joe is Joseph and not José.
 */
const table = `
  alejandro: alex ale jano sandro | alejandra: ale alex jana sandra | alberto: beto tito berto | adalberto: beto berto | adolfo: fito | adriana: adri | agustin: tin guti
  alfonso: poncho fonso foncho al | alfredo: fredo fredy freddy alfre al | alicia: licha | ana: anita anabel | andrea: andy | andres: andy | angel: angelito gelo | angela: angie gela
  anselmo: chemo | antonio: tono tony tonino toni antonito | antonia: tona toni tonita | araceli: cheli celi | armando: mando | arturo: turo arturito | aurora: aura | baltazar: balta
  bartolome: bartolo | beatriz: bety betty bea | benjamin: ben benny benji benja | bernardo: nardo berna | brenda: bren | carlos: carlitos charly charlie calin | carlota: lota | carmen: carmelita menchu carmencita
  carolina: caro carito | catalina: cata caty lina | cecilia: ceci chila | cesar: cesarito checha | claudia: clau | concepcion: concha conchita connie conny | consuelo: chelo chelito connie | cristina: cris tina cristi | cristobal: tobal cris
  dagoberto: beto dago | daniel: dani dan danny danny daniel danielito | daniela: dani danny | david: dave davey davy davi | diego: dieguito | dolores: lola lolita loli dolly | domingo: mingo chomingo | eduardo: lalo edu eddy eddie lalito ed
  edgardo: gardo | elena: nena leni | eleuterio: tello | elizabeth: liz beth lizzie lizzy betty betsy eliza ellie libby bess elly eli lisbet liza lisa | emilio: milo | enrique: quique kike henry rique rick ricky | ernesto: neto tito ernie
  esperanza: pera lancha espe espi | esteban: teban | esther: tete | eugenia:  quena | eva: evita | federico: fede fico lico | felipe: pipe felipin | felix: licho | fernando: fer nando fercho ferny
  fernanda: fer nanda fercha | filiberto: beto fili | florencia: flor | francisco: paco pancho paquito fran cisco kiko panchito curro chico quico | francisca: paca pancha paquita fran | gabriel: gabo gabi gabe | gabriela: gaby gabi
  genoveva: veva | gerardo: gera lalo yayo jerry | gilberto: beto gil | gloria: yoya | gonzalo: chalo gonza | graciela: chela gra grace gracie chelita | gregorio: goyo grego | guadalupe: lupe lupita pita lupito lupillo | guillermo: memo guille willy memito billy
  guillermina: mina guille | gustavo: gus tavo | hector: tito | heriberto: beto heri | hilario: layo | hortensia: tencha | humberto: beto humbe bert | ignacio: nacho nachito iggy | ignacia: nacha | ines: ine
  irene: nena | isabel: isa chabela chabe chavela bella isabelita izzy | isidro: chilo sidro | ismael: isma mayo | israel: isra | jacinto: chinto | jaime: jaimito jimmy | javier: javi javito | jesus: chuy chucho chus jesusito chuyito jesse
  jesusa: chuya chucha | joaquin: quino joaco chimo | jorge: jorgito coque yorch george | jose: pepe pepito chepe joselito chepito pepin pepillo cheo che | josefina: pepa fina chepina josie chepa pepita | juan: juanito juancho juanillo
  juana: juanita | julia: julita july | julian: juli | julio: julito | leonardo: leo nardo | leopoldo: polo | leticia: lety leti letty | lorenzo: lencho loren larry | lourdes: lulu | lucia: lucy luci chia | luis: lucho luisito wicho guicho lui
  luisa: lucha luisita | magdalena: magda malena lena | manuel: manolo manny mani meme manuelito manolito | manuela: manola manuelita | marcelo: chelo marce | marcela: chela marce | marcos: marquitos | margarita: mago margo rita maggie mague magui margie
  maria: mari mariquita marita maru maruja marichu cuca | mario: mayito marito | marta: martita | martha: marty martita | martin: tincho martincito | mateo: teo | mauricio: mau mauri | mercedes: meche merche meches mercy merchi | micaela: mica
  miguel: mike migue miguelito micky mikey | monica: moni | nicolas: nico colas nick | norberto: beto | norma: normita | octavio: tavo | olga: olguita | oscar: oscarito | pablo: pablito | patricia: paty pati patty pat trish tricia trisha
  paula: pau paulita | pedro: perico pedrito peyo | pilar: pili | rafael: rafa rafita fallo fay | ramon: moncho mon ramoncito | raul: rulo raulito ralph | raquel: quel raque | rebeca: beca becky | refugio: cuca cuco | ricardo: richie ricky rick richard ricardito rich riqui
  rigoberto: beto rigo | roberto: beto robert bob bobby rober robertito tito rob | roberta: berta | rodolfo: fito rudy rodo | rodrigo: rodri ro | rogelio: roger roge | rolando: rolo | rosa: rosita rosie | rosario: chayo charo rosarito rosie rosy | ruben: rube
  salvador: chava salva sal | samuel: sam sammy samy | santiago: santi chago tiago yago | sara: sarita | sebastian: seba sebas bastian | sergio: checo sergi chejo | silvia: chiva silvi | socorro: coco | sofia: sofi chofi | soledad: sole cholita
  susana: susi susy su | teodoro: teo doro | teresa: tere teresita terry tete | tomas: tom tommy tomasito tomi | trinidad: trini | ulises: uli | valentina: vale tina valen | vanessa: vane | veronica: vero | vicente: chente | victor: vic victorito
  victoria: vicky viki tori tory | virginia: vicky ginny gina virgie | viviana: vivi | ximena: xime jimena | yolanda: yoli yola | zacarias: zaca
  alexis: alex lexi | belen: bele | cecilio: chilo | clemente: cleme | cristian: cris chris | christian: chris | crispin: cris | damian: dami | debora: deb debbie debi | denise: deni | demetrio: deme | edgar: ed | emanuel: manny ema | enriqueta: queta
  estefania: fani estef | evangelina: eva vange lina | evaristo: varo | ezequiel: cheque eze | faustino: tino | genaro: naro | georgina: gina coqui | giovanni: gio vanni | giovanna: gio vanna | griselda: gris | herminia: mina | horacio: lacho | imelda: mela | jeremias: jere | joanna: jo
  leonor: nora leo | liliana: lili lily | luciano: lucho | marcelino: chelino marce | marilyn: mari | maricela: mari chela | maritza: mari | marjorie: margie marge | matilde: mati | moises: moy moi | natalia: nat nati talia | orlando: lando | osvaldo: valdo | oswaldo: valdo | paola: pao
  patricio: pato pat | priscilla: prissy cilla pris | raymundo: ray mundo | regina: gina reggie | rosalinda: rosi linda | rosalia: rosi | rosaura: rosi | tatiana: tati tania | timoteo: timo tim | valeria: vale val | valerie: val | vernon: vern | wilfredo: fredo will willy | xiomara: xio | yvette: ivi
  vivian: viv vivi | rebekah: becky | terrence: terry | jeremy: jerry | kaitlyn: kat kate | melinda: mel mindy | elisa: eli lisa | eliana: eli | danilo: dani | augusto: tito
  abigail: abby abbie gail | abraham: abe bram | alan: al | albert: al bert bertie | alexander: alex al xander sandy lex alec | alexandra: alex sandra lexi sandy | alfred: al fred freddie alf | alison: ali allie | amanda: mandy manda | amelia: amy mia millie
  andrew: andy drew | anne: annie nan nancy | anna: annie ann | anthony: tony ant | arthur: art artie | augustus: gus | barbara: barb barbie babs | bartholomew: bart | beatrice: bea trixie | benedict: ben | bernard: bernie | bradley: brad | calvin: cal
  cameron: cam | caroline: carrie carol caro | cassandra: cass cassie sandra | catherine: cathy cath cate kate katie kathy cat kitty | katherine: kate katie kathy kat kit kitty kay katy kath | kathryn: kate katie kathy | kathleen: kathy kate katie kath
  charles: charlie chuck chas chaz | charlotte: charlie lottie char | chester: chet | christina: chris tina chrissy christy | christine: chris tina chrissy chrissie christy | christopher: chris kit topher | clarence: clancy | clifford: cliff | constance: connie
  cynthia: cindy | deborah: deb debbie debra | dennis: denny | desmond: des | dominic: dom nick | donald: don donnie donny | dorothy: dot dottie dory dolly | douglas: doug | edward: ed eddie ted teddy ned eddy | edwin: ed eddie ned | edmund: ed eddie ned
  eleanor: ellie nell nora nellie ella | emily: em emmy millie | ernest: ernie | eugene: gene | evelyn: evie eve | florence: flo flossie | frances: fran fannie frankie francie | francis: frank fran frankie | franklin: frank | frederick: fred freddie rick fritz freddy
  gabrielle: gabby gabi | geoffrey: geoff jeff | george: georgie | gerald: gerry jerry | gilbert: gil bert | gregory: greg | gwendolyn: gwen | harold: harry hal | harriet: hattie | helen: nell nellie | henry: hank harry hal | herbert: herb bert | howard: howie
  hubert: bert | isaac: ike zac | isabella: bella izzy | jacob: jake jack | jacqueline: jackie | james: jim jimmy jamie jem jimbo | jane: janie jenny | janet: jan | jason: jay | jeffrey: jeff | jennifer: jen jenny jenn | jeremy: jerry jem | jerome: jerry
  jessica: jess jessie | joan: joanie | john: jack johnny johnnie jon | jonathan: jon johnny nathan jonny | joseph: joe joey jo jos | josephine: jo josie | joshua: josh | judith: judy jude | julie: jules | justin: jus | kenneth: ken kenny | kimberly: kim kimmy
  kristin: kris kristy | lawrence: larry laurie lars | leonard: len lenny leo | lillian: lily lil lilly | louis: lou louie | louise: lou | lucille: lucy | madeline: maddie maddy | marcus: marc mark marky | margaret: maggie meg peggy marge margie rita daisy greta peg megan madge
  martin: marty | matthew: matt matty | maxwell: max | melanie: mel | melissa: mel missy lissa | melvin: mel | michael: mike mikey mick mickey micky | michelle: shelly mich | mildred: millie | miranda: mandy randy | mitchell: mitch | nancy: nan | natalie: nat
  natasha: tasha nat | nathan: nate nat | nathaniel: nate nat nathan | nicholas: nick nicky nico | nicole: nikki nicky | norman: norm | oliver: ollie oli | olivia: liv livvy ollie | pamela: pam | patrick: pat paddy rick patty | peter: pete | philip: phil pip
  phillip: phil pip | rachel: rach | randall: randy | raymond: ray | rebecca: becky becca | reginald: reg reggie | richard: rick dick rich richie ricky rickie | robert: bob rob bobby robbie bert robby | roger: rodge | ronald: ron ronnie | roderick: rod rick
  rosemary: rosie rose | rudolph: rudy | russell: russ | samantha: sam sammy | sandra: sandy | sarah: sally sadie | sidney: sid | solomon: sol | stanley: stan | stephanie: steph stevie | stephen: steve stevie steph | steven: steve stevie | stuart: stu | susan: sue susie suzy
  suzanne: sue susie suzie | sylvia: syl | tabitha: tabby | terence: terry | theodore: ted teddy theo | theresa: terry tess tessa teri | thomas: tom tommy thom | timothy: tim timmy | tobias: toby | vincent: vince vinny vin | vivian: viv | walter: walt wally
  wallace: wally | wilfred: wilf fred will | wesley: wes | william: bill billy will willy willie liam wil | winifred: winnie fred | zachary: zach zack | siobhan: shiv | aisha: aish | priya: pri`;

const called = new Map<string, Set<string>>();
const given = new Set<string>();
const entries = table.split(/[|\n]/).flatMap((entry) => {
  const [name = '', nicknames = ''] = entry.split(':').map((part) => part.trim());
  return name === '' ? [] : [{ name, nicknames: nicknames.split(/\s+/) }];
});
for (const { name } of entries) given.add(name);
for (const { name, nicknames } of entries)
  // A given name is never treated as a nickname: Robert is not Roberto, and Sandra is not necessarily Alexandra.
  for (const nickname of nicknames.filter((each) => !given.has(each)))
    called.set(nickname, (called.get(nickname) ?? new Set()).add(name));

/** Given names without nicknames. */
const others =
  wordSet(`aaron adam alma amy ashley audrey austin autumn blanca bonnie brandon brian bruce bryan carla chad chloe craig dana danielle dawn derek diana donna doris dylan elias emma eric erica erik erika ethan fatima fabian felicia gary gina
  grace greta hannah heather heidi hugo ian iris irma ivan jade jared jasmine jasper jaqueline jill jordan josue joyce juan karen karina karla keith kelly kevin kyle larissa laura lauren leah leslie lidia linda logan lorena luz lydia lynn marcia marisol marissa marlene marvin megan miriam
  mohammed muhammad nadia naomi neil noah noelia noemi nora nuria omar paul perla philippa phyllis ralph ramiro rene reyna rocio ruth ryan scott sean selena shannon sharon sheila shirley sonia stacy tamara tanya tara tracy travis trevor troy tyler vera wanda wayne wendy yvonne zoe yesenia xavier
  alba amber anahi angelica araceli ariel arnold bernice boris bruno caleb camila candace carl casimiro celia celeste chelsea clara colin corey cornelius curtis cyrus danilo darius darlene darren delia dinorah dmitri dulce dustin elmer elsa erasmo erick esmeralda eulalia fermin gavin gaspar german gianna gina glenda glenn gretchen herlinda herman hilda hiram homero iliana ilse ingrid isaias ivonne ivy jada jair jean jocelyn joel jonas jonah karl kent kirk krystal kwame lara leila leigh leon lisandro lois lori louisa lucas lucio lyle mabel macario maia marcella marco marina mary maura maureen maya melba melody meredith mila minerva mireya miriam molly morgan muriel myrna nidia nina nixon noe noel nubia odalys oralia palmira paloma paulo philippe rafaela reina rhonda robin rodney romeo romina rosalba rosana rufino sabina sabrina salma selma serena shane shelby sierra simon stella svetlana sylvester teodora tiffany todd tomasa ubaldo ursula velma warren wendell wilbur wilma wojciech
  gladys fidel efrain edith elvira estela fabiola flora gisela graham hugh itzel jaqueline jimena lilian lilia marisela maribel nelson nestor olaf otto ofelia paulina petra ramona renata rita roxana sandro saul silvio tania uriel vilma violeta wilson yadira zulema brandy brittany crystal courtney dwayne eileen evan gordon holly jenna jermaine kayla keisha latoya lance luther malik marlon mason nolan owen preston quincy quentin raj rashid riley roland roxanne sergei shaun spencer tyrone vijay wei xin yusuf`);

/** Returns the names that the nickname may stand for; empty for a full name. */
export function calledSo(word: string): ReadonlySet<string> {
  return called.get(word) ?? none;
}
const none: ReadonlySet<string> = new Set();

const endings = /(?:c?it[oa]|ill[oa]|in|cit[oa])$/;

/** True when the word ends like a diminutive of a name. */
export function mayBeDiminutive(word: string): boolean {
  return endings.test(word);
}

/** True when the word is a diminutive of the name by its ending: Jorgito, Anita, Carmencita. */
export function isDiminutive(word: string, name: string): boolean {
  if (!endings.test(word) || endings.test(name)) return false;
  const stem = word.replace(endings, '');
  return (
    stem.length >= 3 &&
    name.replace(/[aeo]s?$/, '').replace(/z$/, 'c') === stem.replace(/qu$/, 'c').replace(/gu$/, 'g') &&
    sameEnd(word, name)
  );
}

function sameEnd(word: string, name: string): boolean {
  const [last] = word.slice(-1);
  return !/[ao]$/.test(name) || name.endsWith(last ?? '');
}

/** Endings that a short form may have and the name does not: Yesi, Gabby, Migue. */
const shortEnding = /(?:ie|ey|i|y|e)$/;
/** The fewest letters of a name that its short form keeps. */
const fewestKept = 3;

/** True when the word is the beginning of the name, as people shorten it: Yesi, Patri, Caro. */
export function isShortened(word: string, name: string): boolean {
  if (isGivenName(word) || word.length >= name.length) return false;
  const kept = word.replace(shortEnding, '');
  return kept.length >= fewestKept && name.startsWith(kept);
}

/** True when the word is usually a given name, whoever works here. */
export function isGivenName(word: string): boolean {
  return given.has(word) || others.has(word);
}
/** True when the word is a nickname. */
export function isNickname(word: string): boolean {
  return called.has(word);
}
