import { pattern } from '@voicecore/domain/kernel';
import { fold, words, wordSet } from './fold';
import { officesFor } from './office-matters';
import { ordinaryWords } from './ordinary-words';
import { editDistance, nameDistance, soundKey } from './similar';
import { bonesOf, soundsOf } from './sounds';
import type { Directory, DirectoryDepartment, Target } from './understood';

/** Words that turn a name into "the department of": they are not names of departments themselves. */
export const genericWords = wordSet(
  'department departments departamento area seccion section office oficina team equipo desk extension de del la el los las the of and y e line linea dept depto people folks guys gente muchachas muchachos senoritas',
);

/**
 * Common names of offices, by what they do, in both languages. A department is known by any word of its own line and of
 * no other: accounting is not billing, and a caller who asks for one that does not exist is told which ones do.
 */
const concepts: Readonly<Record<string, string>> = {
  sales: pattern`
      sales|sail|sails|sale|salespeople|sales people|ventas|comercial|new cars|used cars|autos nuevos|autos usados|
      seminuevos|vendedores|showroom|sales floor|sales team|car sales`,
  billing: pattern`
      billing|bills|invoices|invoicing|invoice|facturacion|facturas|cobros|cobranza|cobranzas|recibos|cobro|
      billing office|patient accounts|cashier|cashiers|caja|cajas|cajero|pagos|payments`,
  accounting: pattern`
      accounting|accountant|accounts|accounts payable|accounts receivable|bookkeeping|contabilidad|contador|
      contadora|cuentas por pagar|bookkeeper|bookkeepers|cuentas por cobrar`,
  support: pattern`
      support|tech support|technical support|technical|help desk|helpdesk|it support|soporte|soporte tecnico|
      servicio tecnico|tecnicos|ayuda tecnica|technical help|technical assistance|
      technical help desk|computer help|asistencia tecnica|soporte de sistemas|tecnico|help center`,
  scheduling: pattern`
      appointments|appointment|scheduling|bookings|booking|citas|agenda|turnos|programacion de citas|
      scheduling desk|calendar|agendas`,
  reservations:
    'reservations|reservation|reservaciones|reservas|room reservations|reservation desk|reservacion|reserva',
  hr: pattern`
    human resources|hr|h r|personnel|recruiting|recruitment|hiring|recursos humanos|rrhh|rr hh|recurso humano|
    contrataciones|reclutamiento|employment|jobs|staffing|personal|empleo|empleos|reclutadores|recruiter|recruiters`,
  payroll: 'payroll|nomina|nominas',
  shipping: pattern`
      shipping|delivery|deliveries|dispatch|shipments|shipment|logistics|envios|entregas|despacho|embarques|
      paqueteria|logistica|receiving|courier|mensajeria|envio|reparto|repartidores|drivers|choferes`,
  warehouse: 'warehouse|almacen|bodega|inventory|inventario',
  claims: pattern`
      claims|claim|insurance claims|reclamos|reclamo|reclamaciones|siniestros|reclamos de seguro|claims adjuster|
      adjuster|adjusters|ajustadores|ajustador`,
  insurance: 'insurance|seguros|seguro',
  reception: pattern`
      front desk|reception|recepcion|lobby|receptionist desk|frontdesk|front office|check in|main desk|
      oficina principal|main office|mostrador`,
  service: pattern`
      customer service|customer care|customer support|client services|atencion al cliente|servicio al cliente|
      atencion a clientes`,
  legal: 'legal|lawyers|attorneys|juridico|legales|abogados|law|attorney|lawyer|abogado|legal department|counsel',
  marketing: 'marketing|advertising|mercadotecnia|mercadeo|publicidad',
  press: 'press|press office|media relations|public relations|pr|prensa|relaciones publicas|comunicacion social',
  purchasing: 'purchasing|procurement|buying|compras|adquisiciones|proveedores',
  pharmacy: pattern`
      pharmacy|pharmacist|farmacia|pharmacists|drugstore|drug store|botica|prescriptions|refills|recetas|
      farmaceutico|medicinas`,
  radiology: pattern`
      radiology|x ray|x rays|xray|imaging|mri|rayos equis|rayos x|radiologia|radiographs|ultrasound|scans|ct scan|
      ultrasonido|tomografia|radiografias|mammography|mastografia`,
  laboratory: pattern`
      lab|laboratory|blood work|laboratorio|analisis|labs|bloodwork|blood lab|laboratorios|examenes de sangre|
      lab results|laboratorio clinico`,
  mortgage: pattern`
      mortgage|mortgages|loans|loan|lending|hipotecas|hipotecario|prestamos|creditos|home loans|
      creditos hipotecarios|loan department|loan officers|loan officer`,
  it: 'it department|it desk|it team|information technology|systems|sistemas|informatica|computo',
  maintenance: pattern`
      maintenance|facilities|repairs|mantenimiento|reparaciones|intendencia|maintenance guys|handyman|repairmen|
      super|building engineer|conserje de mantenimiento|custodial|custodians|janitors|mantenimento`,
  parts: pattern`
      parts|spare parts|refacciones|repuestos|autopartes|parts counter|parts desk|auto parts|piezas|
      mostrador de refacciones`,
  security: pattern`
      security|seguridad|vigilancia|guard|guards|guard shack|guard house|gatehouse|gate|guardia|guardias|vigilantes|
      caseta|caseta de vigilancia|policia interna|security desk|patrol`,
  admissions: pattern`
      admissions|enrollment|registrar|admisiones|inscripciones|control escolar|enrollments|registration|inscripcion|
      matricula|matriculas|admision|enrolment`,
  records: pattern`
      records|medical records|expedientes|archives|archive|archivo|archivos|charts|historial|historiales|expediente|
      chart room|transcripts`,
  returns: 'returns|refunds|returns department|devoluciones|reembolsos|garantias|warranty|warranties',
  finance: pattern`
      finance|finances|treasury|finanzas|tesoreria|financing|financiamiento|financiera|finance office|car loans|
      auto loans|car loan|auto loan|car credit|credito automotriz|f and i`,
  production: 'production|manufacturing|produccion|fabrica',
  quality: 'quality|quality control|calidad|control de calidad',
  research: 'research|research and development|engineering|investigacion|ingenieria',
  training: 'training|capacitacion|entrenamiento|cursos|courses|workshops|talleres',
  collections: 'collections|debt collection',
  pediatrics: pattern`
      pediatrics|pediatria|pediatrician|pediatricians|kids doctors|childrens doctors|pediatra|pediatras|
      medicos de ninos|doctores de ninos|childrens clinic`,
  cardiology: 'cardiology|cardiologia',
  emergency: 'emergency room|urgencias|sala de urgencias',
  surgery: 'surgery|cirugia|surgeons|cirujanos|operating room|quirofano',
  dental: 'dental|dentistry|odontologia',
  vision: 'optometry|eye care|optica|oftalmologia',
  therapy: 'physical therapy|therapy|fisioterapia|terapia|terapias|rehabilitacion',
  events: pattern`
      events|catering|banquets|banquetes|eventos|weddings|bodas|banquet|banquete|event planning|eventos sociales|
      salon de eventos|parties|fiestas|conferences|convenciones`,
  membership: 'membership|memberships|membresias|socios',
  complaints: 'complaints|quejas|quejas y sugerencias',
  donations: 'donations|fundraising|donaciones',
  management: 'management|administration|executive office|administracion|gerencia general',
  export: 'export|exports|import|imports|customs|exportaciones|importaciones|aduanas',
  rentals: pattern`
      rentals|leasing|rental|rentas|arrendamiento|leasing office|car rentals|rental cars|renta de autos|renta|
      alquileres|alquiler|leases|arrendamientos|apartments|renta de carros`,
  nursing: pattern`
      nursing|nurses station|nurses|enfermeria|nurse|nurses office|nurses|school nurse|enfermera|enfermeras|
      enfermeros|infirmary|sick bay`,
  library: 'library|biblioteca',
  parking: 'parking office|estacionamientos',
  social: 'social services|social work|trabajo social|servicios sociales',
  housekeeping: pattern`
      housekeeping|cleaning|cleaners|maids|laundry|ama de llaves|camaristas|limpieza|recamareras|lavanderia|
      cleaning crew|cleaning staff`,
  restaurant: pattern`
      restaurant|dining room|dining|restaurante|bar|room service|servicio a cuartos|comedor del hotel|kitchen|
      cocina|cafe|bistro`,
  cafeteria: 'cafeteria|lunch room|lunchroom|canteen|lunch ladies|comedor|cocina escolar|food service|dining hall',
  concierge: 'concierge|concierge desk|conserjeria|conserje|bell desk|bellhop|valet|botones',
  counseling: pattern`
      counseling|counselors|counselor|guidance|guidance counselors|guidance office|orientacion|orientadores|
      orientadora|consejeria|consejeros|psychologist|psicologia|psicologa|orientador`,
  transport: pattern`
      transportation|transport|bus|buses|school bus|bus barn|bus garage|bus drivers|transporte|transportes|camiones|
      camion escolar|autobuses|rutas`,
  workshop: pattern`
      service department|service center|service bay|garage|mechanics|mechanic|taller|taller mecanico|mecanicos|
      mecanico|oil change|servicio de autos|service advisors|auto repair|repair (?:department|shop|guys|people|bay)`,
  bodyshop: pattern`
      body shop|collision|collision center|paint and body|hojalateria|hojalateros|pintura|hojalateria y pintura|
      enderezado|carroceria|paint shop|bodywork`,
  athletics: 'athletics|sports|athletic|coaches|deportes|atletismo|gym|gimnasio|intramurals',
  music: 'music|musica|band|banda|orchestra|choir|coro',
  landscaping: 'landscaping|gardening|gardeners|grounds|groundskeeping|jardineria|jardineros',
  spa: 'spa|massages|masajes|salon|beauty|belleza|estetica',
  casino: 'casino|casinos',
  oncology: 'oncology|oncologia|cancer center',
  maternity: 'maternity|obstetrics|gynecology|ob gyn|labor and delivery|maternidad|obstetricia|ginecologia',
  dermatology: 'dermatology|dermatologia',
  motorcycles: 'motorcycles|motorcycle|motocicletas|motos',
  tickets: 'tickets|box office|ticket office|ticketing|taquilla|boletos|boleteria',
  lostandfound: 'lost and found|objetos perdidos|lost property',
  taxes: 'tax|taxes|tax department|impuestos',
  permits: 'permits|permit office|licensing|permisos|licencias',
  grooming: 'grooming|groomers|estetica canina|peluqueria canina|bathing',
  boarding: 'boarding|kennel|kennels|pension|guarderia canina',
  childcare: 'daycare|child care|nursery|guarderia|kinder|preschool',
  bakery: 'bakery|panaderia|pasteleria|cakes|pastry',
  deli: 'deli|meat department|butcher|carniceria|carnes',
  flowers: 'floral|florist|flower shop|floreria|flores',
  water: 'water department|utilities|servicios publicos|agua y drenaje',
  investments: 'investments|wealth management|inversiones',
  cards: 'credit cards|cards|tarjetas',
  fraud: 'fraud|fraud department|fraudes',
  cancellations: 'cancellations|retention|cancelaciones|retencion',
  upholstery: 'upholstery|tapiceria',
  installation: 'installation|installations|installers|instalaciones|instaladores',
  estimates: 'estimates|quotes|estimating|presupuestos|cotizaciones',
};

const conceptOf = new Map<string, string>(
  Object.entries(concepts).flatMap(([concept, all]) => all.split('|').map((words) => [words, concept] as const)),
);
/** The longest name of an office, in words. */
const longest = Math.max(...[...conceptOf.keys()].map((words) => words.split(' ').length));

/** Returns what words for an office stand for, or null. */
export function officeOf(said: string): string | null {
  return conceptOf.get(said) ?? null;
}
export const longestOffice = longest;

function own(name: string): readonly string[] {
  const all = words(name);
  const named = all.filter((word) => !genericWords.has(word));
  return named.length > 0 ? named : all;
}

/** Returns what a department does, by the words of its names; a name that says two things stands for both. */
function conceptsOf({ names }: DirectoryDepartment): ReadonlySet<string> {
  const found = new Set<string>();
  for (const name of [names.en, names.es]) {
    const whole = conceptOf.get(fold(name)) ?? conceptOf.get(own(name).join(' '));
    if (whole !== undefined) found.add(whole);
    else for (const word of own(name)) if (conceptOf.has(word)) found.add(conceptOf.get(word) ?? '');
  }
  return found;
}

interface Fit {
  readonly target: Target;
  readonly distance: number;
}

interface Known {
  readonly department: DirectoryDepartment;
  /** `joined` is the name as one word, if it has several. */
  readonly names: readonly { readonly whole: string; readonly words: readonly string[]; readonly joined: string }[];
  readonly concepts: ReadonlySet<string>;
}
interface Prepared {
  readonly all: readonly Known[];
  readonly match: (heard: string) => Matches;
}
const prepared = new WeakMap<Directory, Prepared>();

function preparedFor(directory: Directory): Prepared {
  const before = prepared.get(directory);
  if (before !== undefined) return before;
  const all = directory.departments.map((department) => ({
    department,
    names: [department.names.en, department.names.es].map((name) => {
      const named = own(name);
      return { whole: words(name).join(' '), words: named, joined: named.join('') };
    }),
    concepts: conceptsOf(department),
  }));
  const said = new Set(all.flatMap(({ names }) => names.flatMap((name) => [...name.words, name.joined])));
  const made = { all, match: matcher([...said].map(nameWord)) };
  prepared.set(directory, made);
  return made;
}

function known(directory: Directory): readonly Known[] {
  return preparedFor(directory).all;
}

/** The words of the department names that a heard word may stand for, and its distance from each. */
type Matches = ReadonlyMap<string, number>;

/** A word of a department's name and how it may sound. */
interface NameWord {
  readonly word: string;
  readonly key: string;
  readonly sounds: readonly string[];
  readonly bones: ReadonlySet<string>;
}

function nameWord(word: string): NameWord {
  const sounds = soundsOf(word);
  const bones = new Set(sounds.map(bonesOf).filter(({ length }) => length >= enoughBones));
  return { word, key: soundKey(word), sounds, bones };
}
/** The number of consonants two words must share to be treated as one despite different vowels. */
const enoughBones = 4;
/** The number of words whose matches are cached per directory; a call repeats the same words again and again. */
const mostKept = 5_000;

function matcher(all: readonly NameWord[]): (heard: string) => Matches {
  const memory = new Map<string, Matches>();
  return (heard) => {
    const before = memory.get(heard);
    if (before !== undefined) return before;
    if (memory.size >= mostKept) memory.clear();
    const made = matchesOf(heard, all);
    memory.set(heard, made);
    return made;
  };
}

const stem = (word: string): string => word.replace(/e?s$/, '');

/** Everyday words match only themselves. */
function matchesOf(heard: string, all: readonly NameWord[]): Matches {
  const isEveryday = ordinaryWords.has(heard) || heard.length < 4;
  const own = isEveryday ? null : nameWord(heard);
  const found = new Map<string, number>();
  for (const name of all) {
    const distance = own === null ? plainDistance(heard, name.word) : measure(own, name);
    if (distance !== null) found.set(name.word, distance);
  }
  return found;
}

function plainDistance(heard: string, name: string): number | null {
  if (heard === name) return 0;
  return heard.length > 3 && stem(heard) === stem(name) ? 1 : null;
}

function measure(heard: NameWord, name: NameWord): number | null {
  const near = plainDistance(heard.word, name.word) ?? nameDistance(heard.word, name.word);
  if (near !== null || name.word.length < 4) return near;
  if (heard.key === name.key || heard.sounds.some((sound) => name.sounds.includes(sound))) return 1;
  const isSlip = heard.key[0] === name.key[0] && name.key.length >= 5 && editDistance(heard.key, name.key, 1) <= 1;
  return isSlip || [...heard.bones].some((bones) => name.bones.has(bones)) ? 2 : null;
}

function fitOf(heard: readonly Matches[], name: readonly string[]): number | null {
  const free = [...name];
  let total = 0;
  for (const matches of heard) {
    const distances = free.map((part) => matches.get(part) ?? Infinity);
    const least = Math.min(...distances);
    if (least === Infinity) return null;
    total += least;
    free.splice(distances.indexOf(least), 1);
  }
  return heard.length === 0 ? null : total;
}

/** A recognizer splits words that it does not know: "ship in". */
function isSplit(heard: readonly string[]): boolean {
  return (
    heard.length > 1 && heard.join('').length > 5 && heard.every((word) => word.length > 1 && !particles.test(word))
  );
}
const particles = /^(?:si|le|les|lo|me|te|se|un|una|uno|el|la|de|y|no|my|it|the|an|is|do|can|to|i|vez|al)$/;

/** Returns the departments that all of the words name; `distance` -1 means the whole name word for word. */
export function departmentsSaid(said: readonly string[], directory: Directory): readonly Fit[] {
  const text = said.join(' ');
  const plain = said.filter((word) => !genericWords.has(word));
  const heard = plain.length > 0 ? plain : said;
  if (heard.length > longest) return [];
  const concept = officeOf(text) ?? officeOf(heard.join(' '));
  const { all, match } = preparedFor(directory);
  const matches = heard.map(match);
  const joined = isSplit(heard) ? [match(heard.join(''))] : null;
  if (concept === null && joined === null && matches.some(({ size }) => size === 0)) return [];
  return all.flatMap(({ department, names, concepts: does }): Fit[] => {
    const target: Target = { kind: 'department', id: department.id };
    if (names.some(({ whole }) => whole === text)) return [{ target, distance: -1 }];
    const found = names
      .flatMap((name) => [fitOf(matches, name.words), joined === null ? null : fitOf(joined, [name.joined])])
      .filter((distance) => distance !== null);
    const least = Math.min(Infinity, ...found);
    const isOther = concept !== null && !does.has(concept) && does.size > 0;
    if (least < 2 || (least < Infinity && !isOther)) return [{ target, distance: least }];
    return concept !== null && does.has(concept) ? [{ target, distance: 1 }] : [];
  });
}

/** True when the directory has a department that does this. */
export function hasOffice(concept: string, directory: Directory): boolean {
  return known(directory).some(({ concepts: does }) => does.has(concept));
}

/** True when the word is the complete name of a department, apart from "department". */
export function isWholeOffice(word: string, directory: Directory): boolean {
  return known(directory).some(({ names }) => names.some(({ words: name }) => name.length === 1 && name[0] === word));
}

/** Returns the one department whose subjects are mentioned, more than those of any other. */
export function departmentFor(said: readonly string[], directory: Directory): Target | null {
  const counts = officesFor(said);
  const scored = known(directory).map(({ department, concepts: does }) => ({
    department,
    count: Math.max(0, ...[...does].map((concept) => counts.get(concept) ?? 0)),
  }));
  const most = Math.max(1, ...scored.map(({ count }) => count));
  const best = scored.filter(({ count }) => count === most);
  const [only] = best;
  return best.length === 1 && only ? { kind: 'department', id: only.department.id } : null;
}
