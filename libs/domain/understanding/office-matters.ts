import { pattern } from '@voicecore/domain/kernel';

/*
 * What callers mention instead of an office's name: what it does for them. A stem that ends in * stands for every word
 * that begins with it.
 */

const table: Readonly<Record<string, string>> = {
  sales: 'buy* bought purchas* sell* sale trade model* comprar compro compra venden vend* precio cotiza*',
  billing:
    'bill* invoic* charg* overcharg* charge* balance statement paid pay* refund* receipt* cobr* factur* cargo* adeudo saldo cuenta pag* recibo* deuda',
  accounting:
    'pay* payment* rent ledger deposit* balance check* contab* pag* renta deposito* cuenta* saldo cheque* reembols* refund* taxes impuestos',
  support:
    'password* login internet router computer* crash* install* app website software screen contrasen* usuario pantalla instal* falla* conexion sistema',
  scheduling: 'appointment* reschedul* book* calendar slot* cita* agend* cancel* horario*',
  reservations: 'room* reserv* book* stay nights check* habitacion* cuarto* noche* hosped*',
  hr: 'job* hir* employ* apply* applic* resume* career* opening* work* vacan* empleo* trabaj* contrat* solicitud curriculum puesto*',
  payroll: 'paycheck* pay* stub* direct deposit w2 nomina* sueldo* salario* talon*',
  shipping: 'ship* package* deliver* track* parcel* truck* paquete* envio* entreg* mand* rastre* guia pedido*',
  warehouse: 'pallet* stock inventor* tarima* mercancia',
  claims: 'claim* accident* damage* adjuster* wreck* insur* siniestro* accidente* choque* dan* reclam* seguro*',
  insurance: 'polic* coverage cover* premium* insur* poliza* cobertura* prima asegur* seguro*',
  legal: 'contract* lawsuit* sue* evict* lease* attorney* court contrato* demanda* desaloj* abogad* juicio legal*',
  pharmacy: 'prescription* refill* medicin* medication* pill* drug* receta* medicina* medicamento* surt* pastilla*',
  radiology: 'x ray* scan* mri ultrasound* mammogram* radiografia* rayos ultrasonido* tomografia* resonancia placa*',
  laboratory: 'blood test* result* urine sample* lab* sangre analisis resultado* orina muestra* examen*',
  mortgage: 'mortgage* loan* refinanc* house home hipoteca* prestamo* refinanci* casa credito*',
  maintenance:
    'fix* repair* leak* broke* broken toilet* sink* faucet* heater* light* door* clog* arregl* compon* descompus* repar* gote* fuga* llave* excusado calentador* tapad* foco* gotera*',
  housekeeping: 'clean* towel* sheet* pillow* room* laundry linen* limpi* toalla* sabana* almohada* cuarto* lav*',
  parts:
    'part* piece* brake* pad* filter* bumper* alternator* battery tire* wiper* pieza* refaccion* repuesto* balata* filtro* llanta* bateria* defensa',
  workshop:
    'oil chang* tune engine* transmission* fix* repair* car truck brake* alignment* inspect* aceite afin* motor* transmision* arregl* compon* carro* troca* frenos mecanic*',
  bodyshop:
    'dent* scratch* paint* bumper* collision* wreck* golpe* abollad* rayon* raspon* pint* choque* hojalat* defensa',
  security:
    'gate* parking badge* guard* tow* noise* break* stole* reja* guardia* caseta gafete* grua ruido* robo* porton',
  admissions: 'enroll* sign* regist* apply* admission* inscrib* registr* matricul* admision*',
  records: 'record* copy copies chart* transcript* file* history expediente* copia* historial archivo*',
  returns: 'return* exchang* refund* warrant* devolv* devoluci* cambi* reembols* garantia*',
  finance: 'loan* financ* credit* payment* lease* prestamo* financi* credito* mensualidad* enganche pag*',
  pediatrics: 'kid* child* baby babies son daughter shots vaccin* nin* bebe* hij* vacuna* pediatr*',
  therapy: 'therap* rehab* exercise* physical terapia* rehabilit*',
  events:
    'wedding* party parties ballroom* banquet* cater* quincean* reception* shower* birthday* conference* boda* fiesta* salon* banquete* xv graduac* cumple* bautizo*',
  rentals: 'rent* leas* apartment* unit* bedroom* alquil* arrend* departamento* apartamento* vivienda*',
  nursing: 'fever sick inhaler* medicin* nurse* hurt fiebre enferm* medicina* lastim*',
  cafeteria: 'lunch* food meal* snack* breakfast comida* almuerzo* desayuno* lonche* menu*',
  restaurant: 'table* dinner* eat* menu brunch mesa* cena* comer comida* menu desayun*',
  concierge: 'taxi* tour* luggage sightsee* equipaje* maleta* paseo*',
  counseling: 'grade* class schedul* college bully* counsel* calificac* materia* universidad acoso* consej* orient*',
  transport: 'bus* ride* route* driver* camion* autobus* ruta* chofer* recog*',
  donations: 'donat* donor* give don*',
  membership: 'member* join* gym membres* soci* inscrib*',
  grooming: 'groom* haircut* bath* nail* ban* corte*',
  boarding: 'board* overnight vacation* hosped*',
  tickets: 'ticket* seat* show* boleto* asiento* funcion*',
  installation: 'install* instal*',
  estimates: 'estimate* quote* presupuesto* cotiza*',
  water: 'water sewer agua drenaje',
};

interface Matter {
  readonly office: string;
  readonly whole: ReadonlySet<string>;
  readonly stems: readonly string[];
}

const matters: readonly Matter[] = Object.entries(table).map(([office, all]) => {
  const words = all.split(' ');
  const stems = words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return { office, whole: new Set(words.filter((word) => !word.endsWith('*'))), stems };
});

/** Counts how many of the words are matters of each office. */
export function officesFor(said: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { office, whole, stems } of matters) {
    const own = said.filter((word) => whole.has(word) || stems.some((stem) => word.startsWith(stem)));
    if (own.length > 0) found.set(office, new Set(own).size);
  }
  return found;
}

function anyOf(...parts: readonly string[]): RegExp {
  return new RegExp(`(?<!\\w)(?:${parts.join('|')})(?!\\w)`);
}

/** Asks who does something. */
const asksWho = anyOf(
  'who (?:do|can|should|would|could|must|does) (?:i|we|one)',
  pattern`
    who(?: is|s)? (?:handles?|does|takes? care|deals?|in charge|fix(?:es)?|cleans?|sells?|makes?|runs?|can help|
      takes|manages?|looks after|signs)`,
  pattern`
    (?:whoever|whomever)s? (?:\w+ ){0,2}?(?:in charge|handles?|does|takes|deals?|is|s|cleans?|fixes|runs?|makes?|works|sells|
      sends|manages?|answers)`,
  '(?:con|a) quien(?:es)?(?! (?:sea|este|guste|quiera))',
  pattern`
    quien (?:me |lo |la |se |es |ve )*(?:ve|hace|atiende|lleva|encarga|arregla|maneja|vende|da|cobra|puede|
      encargad[oa]|inscribe|renta|repara|limpia|revisa|contesta)`,
  'encargad[oa]s? de',
  '(?:que|cual) (?:departamento|area|oficina|extension)',
);

/** Refers to people by what they do: "the folks who do dents". */
const namesWho = anyOf(
  pattern`
    (?:people|person|guys?|folks|ones?|lad(?:y|ies)|place|department|team|desk|office|counter|crew|man|woman|
      somebody|someone|anyone|anybody) (?:who|that|where|which|in charge|handling|doing)`,
  pattern`
    (?:^|to |with |need |want |get |me )(?:the |your |those |them )?(?:\w+ ){1,3}?(?:people|folks|guys|crew|ladies|
      department|dept)(?= (?:please|thanks|thank you)|$)`,
  pattern`
    (?:los|las|el|la|alguien|gente|personas?|muchach[oa]s|senoritas?|senor(?:es|as?)?|area|lugar|
      equipo) que (?:\w+ ){0,2}?(?:hac|ve|atiend|llev|arregl|manej|vend|da|cobr|inscrib|rent|repar|limpi|revis|
      encarg|entreg|mand|prest|sac|compon|instal|cuid|pint)\w*`,
  pattern`
    (?:^|comuni\w+ |pas\w+ |pong\w+ |conect\w+ |transfi\w+ |con |a )(?:a |con |el |la )?(?:departamento |area |
      lugar )?donde (?:\w+ ){0,2}?(?:venden|hacen|rentan|pago|pagan|entregan|arreglan|tienen|dan|reparan|cobran|
      sacan|inscriben|lavan|compone\w*|pint\w+|atienden)`,
  '(?:los|las|la gente|los muchachos) de (?:el |la |los |las )?\\w+(?: \\w+)?(?= por favor|$)',
);

/** True when folded words ask who does something. */
export function asksWhoDoes(folded: string): boolean {
  return asksWho.test(folded);
}

/** Returns folded words without those that refer to people by what they do; null if there are no such words. */
export function withoutWhoDoes(folded: string): string | null {
  return namesWho.test(folded) ? folded.replace(namesWho, ' ') : null;
}
