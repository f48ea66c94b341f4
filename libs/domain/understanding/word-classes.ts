import { wordSet } from './fold';

/**
 * Words that stand for one another where a sentence is judged by its words: what was learned of a husband who fell is
 * true of a roommate. Both languages, folded. A word may be of several classes.
 */
const classes: Readonly<Record<string, ReadonlySet<string>>> = {
  SELF: wordSet('i im ive id ill me my mine myself we us our ours yo me mi mis estoy tengo nos nuestro nuestra'),
  PERSON: wordSet(`
    he hes him his she shes her hers they theyre them who someone somebody anyone everyone people person man woman guy lady gentleman boy girl
    husband wife partner boyfriend girlfriend fiance fiancee spouse mother father mom mum mommy mama dad daddy papa pops parents
    brother sister twin uncle aunt cousin nephew niece grandmother grandfather grandma grandpa granny nana abuela abuelo
    friend buddy neighbor neighbour roommate coworker colleague boss employee worker customer client patient student teacher
    passenger driver pedestrian cyclist stranger guest tenant resident visitor victim kid kids child children son daughter baby infant newborn toddler teenager teen
    grandson granddaughter stepdad stepmom stepson inlaw landlord roofer electrician plumber
    el ella ellos ellas alguien persona personas gente hombre mujer senor senora muchacho muchacha chavo chava chico chica joven
    esposo esposa marido pareja novio novia prometido madre padre mami papi mama papa jefa jefe padres hermano hermana tio tia primo prima sobrino sobrina
    abuelo abuela abuelito abuelita nono nona suegro suegra cunado cunada amigo amiga vecino vecina companero companera compa cuate
    empleado empleada trabajador trabajadora obrero albanil cliente paciente alumno alumna maestro maestra pasajero pasajera chofer conductor peaton ciclista
    hijo hija hijos nino nina ninos ninas bebe bebita bebito nene nena chamaco chamaca chiquito chiquita guagua nieto nieta`),
  CHILD: wordSet(`
    baby infant newborn toddler kid kids child children son daughter grandson granddaughter preemie
    bebe bebita bebito nene nena nino nina ninos ninas hijo hija chamaco chamaca chiquito chiquita nieto nieta guagua recien nacido criatura`),
  ANIMAL: wordSet(`
    dog dogs puppy pup cat cats kitten kitty pet pets horse mare pony rabbit bunny bird parrot hamster turtle fish goat cow chicken lizard ferret
    golden labrador poodle chihuahua beagle bulldog terrier
    perro perra perrito perrita perros cachorro cachorra gato gata gatito gatita gatos mascota mascotas caballo yegua conejo loro pajaro tortuga pez vaca chiva gallina hamster`),
  THING: wordSet(`
    car truck van motorcycle bike engine motor brakes tire tires transmission phone cell cellphone laptop computer printer screen tablet app website site server router internet wifi
    battery charger tv fridge refrigerator freezer dryer washer dishwasher stove microwave heater furnace boiler ac conditioner unit pipe pipes faucet sink toilet drain sewer septic roof gutter door window
    lock key keys plant plants tree lawn garden grass couch sofa shoes dress hair haircut nails cake pizza coffee line system account password machine pump pool lamp light lights outlet breaker
    carro auto coche camioneta troca camion moto motor frenos llanta llantas transmision telefono celular computadora computador ordenador impresora pantalla tableta aplicacion pagina servidor internet
    bateria cargador tele refri refrigerador nevera heladera congelador secadora lavadora estufa microondas calentador calefon boiler caldera aire tuberia tubo tubos llave lavabo fregadero inodoro excusado drenaje desague techo puerta ventana
    cerradura planta plantas arbol jardin pasto zapatos vestido pelo cabello corte unas pastel torta cafe linea sistema cuenta maquina bomba lampara luz luces foco enchufe`),
  TEETH: wordSet(`
    tooth teeth filling crown molar gum gums braces dentist dental root canal cavity denture dentures cleaning whitening retainer
    diente dientes muela muelas encia encias corona tapadura empaste amalgama brackets frenillos dentista dental caries dentadura limpieza blanqueamiento endodoncia`),
  BODY: wordSet(`
    head skull face eye eyes mouth lip lips tongue throat neck chest heart lung lungs stomach belly arm arms hand hands finger fingers wrist wrists leg legs foot back hip side
    cabeza craneo cara rostro ojo ojos boca labio labios lengua garganta cuello pecho corazon pulmon pulmones estomago barriga panza brazo brazos mano manos dedo dedos muneca munecas venas pierna piernas pie espalda cadera costado`),
  BREATH: wordSet(`
    breathe breathing breath breathes breaths air gasping gasp wheezing wheeze suffocating suffocate choking choke chokes
    respira respirar respirando respiro respire respiracion aire aliento jadea jadeando ahoga ahogando ahogo asfixia asfixiando atraganto atragantado atragantando`),
  DEATH: wordSet(`
    die dies died dying dead death kill killed killing kills murder murdered suicide suicidal
    morir morirse morirme muere muero murio murieron muerto muerta muriendo muerte mata matar matarme matarse matarlo matarla mato matando suicidio suicidar suicidarse suicidarme suicida`),
  FIRE: wordSet(`
    fire fires flame flames smoke smoking burning burned burnt burn burns ablaze
    fuego llamas incendio incendia incendiando incendiado humo humareda lumbre quema quemando quemo quemado quemada quemaduras ardiendo arde prendio prendido`),
  WEAPON: wordSet(`
    gun guns pistol rifle shotgun weapon knife machete bat hammer shot shots shooting shooter stabbed stab blade armed
    arma armas armado armados pistola rifle escopeta cuchillo navaja machete bate martillo balazo balazos balazo tiros tiro disparos disparo dispararon balacera apunalaron apunalo`),
  SUBSTANCE: wordSet(`
    pills pill tablets medication medicine meds drug drugs heroin fentanyl opioids cocaine bleach poison antifreeze detergent ammonia chemicals pesticide insulin xanax oxycodone tylenol
    pastillas pastilla medicamento medicamentos medicina medicinas droga drogas heroina fentanilo cocaina cloro veneno lavandina detergente amoniaco raticida insecticida pesticida insulina`),
  HELPERS: wordSet(`
    ambulance paramedics paramedic police cops cop officers firefighters firemen 911 112 999 ems
    ambulancia paramedicos paramedico policia policias patrulla bomberos bombero`),
  SEND: wordSet(`
    send sending dispatch hurry quick quickly fast help immediately asap
    manden mande mandenme envien envie apurense apurese rapido pronto corran vengan venga ayuda ayudenme ayudeme auxilio socorro urgente`),
  NOT: wordSet(`
    not no dont doesnt didnt cant cannot wont wouldnt isnt arent aint couldnt hasnt havent wasnt never without barely hardly stopped
    no ni nunca sin tampoco apenas dejo`),
  NOW: wordSet(`
    now just again still right currently already suddenly happening
    ahora ahorita ya acaba acabo acaban recien todavia sigue repente mismo`),
  PAST: wordSet(`
    ago last yesterday was were had used when year years month months weeks week since previously history survived recovered former back
    hace anos ano mes meses semana semanas ayer pasado pasada era estaba tuvo tuve tuvimos habia antes cuando recuperado recuperada sobrevivi`),
  LATER: wordSet(`
    tomorrow next monday tuesday wednesday thursday friday saturday sunday appointment schedule book reschedule reservation cancel follow checkup referral visit
    manana proximo proxima lunes martes miercoles jueves viernes sabado domingo cita citas agendar reservar reagendar cancelar turno consulta seguimiento revision`),
  BUSINESS: wordSet(`
    price cost costs charge quote estimate bill billing invoice payment insurance coverage cover covered policy claim discount refund order buy sell sale catalog deposit warranty report copy records
    precio precios cuesta cuestan costo cobran cotizacion presupuesto factura pago pagos pagar seguro poliza cobertura cubre reclamo descuento reembolso pedido comprar vender venta catalogo deposito garantia reporte copia`),
  TEACHING: wordSet(`
    class classes course courses training trained certification certified certificate workshop seminar drill inspection inspector inspect prevention awareness fundraiser donation volunteer department station extinguisher extinguishers detector detectors alarm alarms sprinkler permit museum movie book documentary game
    clase clases curso cursos capacitacion certificacion certificado taller seminario simulacro inspeccion inspector prevencion concientizacion donacion donativo voluntario departamento estacion extintor extintores detector detectores alarma alarmas permiso museo pelicula libro documental juego`),
  SUPPOSE: wordSet(`
    if would suppose hypothetically case whether ever should could might wondering curious
    si caso supongamos seria podria hipoteticamente acaso quisiera`),
  ASK: wordSet(`
    what which when where how do does are is can much many
    que cual cuales cuando donde como cuanto cuanta cuantos cuantas tienen hacen ofrecen venden aceptan atienden puedo pueden`),
  FALL: wordSet(`
    fell fall falls fallen falling collapsed collapse collapsing fainted faint fainting slipped dropped slumped
    cayo cae caido caida caerse desplomo desplomada desmayo desmayado desmayada desvanecio colapso resbalo tirado tirada`),
  CONSCIOUS: wordSet(`
    unconscious conscious consciousness unresponsive responding responsive respond responds wake waking awake moving move moves pulse limp
    inconsciente consciente conciencia conocimiento responde reacciona reaccionar despierta despertar mueve moverse pulso flacido flacida`),
  BLOOD: wordSet(`
    blood bleeding bleed bleeds bled bloody gushing hemorrhage hemorrhaging
    sangre sangra sangrando sangrado desangrando desangra desangrandose hemorragia chorros`),
  ATTACK: wordSet(`
    attack attacking attacked beating beat hitting hit hits punching kicking hurting hurt threatening threatened threatens strangling strangled raped assaulted robbing robbed kidnapped stalking following followed breaking broke intruder burglar robber
    ataca atacando ataco atacaron golpea golpeando golpeo pegando pega pego pegandole pateando lastimando amenaza amenazando amenazo amenazaron ahorcando estrangulando violaron violo asaltando asaltaron asalto robando robaron secuestraron secuestro acosando siguiendo sigue metieron ladron ladrones rateros`),
};

const classesOf = new Map<string, string[]>();
for (const [name, members] of Object.entries(classes)) {
  for (const word of members) classesOf.set(word, [...(classesOf.get(word) ?? []), name]);
}

const none: readonly string[] = [];

/** The classes of a folded word. */
export function classesOfWord(word: string): readonly string[] {
  return classesOf.get(word) ?? none;
}
