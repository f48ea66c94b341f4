import { fold, words, wordSet } from './fold';
import { editDistance, nameDistance, soundKey } from './similar';
import { bonesOf, soundsOf } from './sounds';
import type { Directory, DirectoryDepartment, Target } from './understood';

/** Words that turn a name into "the department of": they name none themselves. */
export const genericWords = wordSet(
  'department departments departamento area seccion section office oficina team equipo desk extension de del la el los las the of and y e line linea dept depto people folks guys gente muchachas muchachos senoritas',
);

/**
 * What offices are commonly called, by what they do, in both languages. A department is known by any word of its own line
 * and of no other: accounting is not billing, and who asks for it where there is none is told what there is.
 */
const concepts: Readonly<Record<string, string>> = {
  sales: 'sales|sail|sails|sale|salespeople|sales people|ventas|comercial',
  billing: 'billing|bills|invoices|invoicing|invoice|facturacion|facturas|cobros|cobranza|cobranzas|recibos|cobro',
  accounting:
    'accounting|accountant|accounts|accounts payable|accounts receivable|bookkeeping|contabilidad|contador|contadora|cuentas por pagar',
  support:
    'support|tech support|technical support|technical|help desk|helpdesk|it support|soporte|soporte tecnico|servicio tecnico|tecnicos|ayuda tecnica',
  scheduling: 'appointments|appointment|scheduling|bookings|booking|citas|agenda|turnos|programacion de citas',
  reservations: 'reservations|reservation|reservaciones|reservas',
  hr: 'human resources|hr|h r|personnel|recruiting|recruitment|hiring|recursos humanos|rrhh|rr hh|recurso humano|contrataciones|reclutamiento',
  payroll: 'payroll|nomina|nominas',
  shipping:
    'shipping|delivery|deliveries|dispatch|shipments|shipment|logistics|envios|entregas|despacho|embarques|paqueteria|logistica',
  warehouse: 'warehouse|almacen|bodega|inventory|inventario',
  claims: 'claims|claim|insurance claims|reclamos|reclamo|reclamaciones|siniestros|reclamos de seguro',
  insurance: 'insurance|seguros|seguro',
  reception: 'front desk|reception|recepcion|lobby',
  service:
    'customer service|customer care|customer support|client services|atencion al cliente|servicio al cliente|atencion a clientes',
  legal: 'legal|lawyers|attorneys|juridico|legales|abogados',
  marketing: 'marketing|advertising|mercadotecnia|mercadeo|publicidad',
  press: 'press|press office|media relations|public relations|pr|prensa|relaciones publicas|comunicacion social',
  purchasing: 'purchasing|procurement|buying|compras|adquisiciones|proveedores',
  pharmacy: 'pharmacy|pharmacist|farmacia',
  radiology: 'radiology|x ray|x rays|xray|imaging|mri|rayos equis|rayos x|radiologia',
  laboratory: 'lab|laboratory|blood work|laboratorio|analisis',
  mortgage: 'mortgage|mortgages|loans|loan|lending|hipotecas|hipotecario|prestamos|creditos',
  it: 'it department|information technology|systems|sistemas|informatica|computo',
  maintenance: 'maintenance|facilities|repairs|housekeeping|mantenimiento|reparaciones|intendencia',
  parts: 'parts|spare parts|refacciones|repuestos|autopartes',
  security: 'security|seguridad|vigilancia',
  admissions: 'admissions|enrollment|registrar|admisiones|inscripciones|control escolar',
  records: 'records|medical records|expedientes',
  returns: 'returns|refunds|returns department|devoluciones|reembolsos|garantias|warranty|warranties',
  finance: 'finance|finances|treasury|finanzas|tesoreria',
  production: 'production|manufacturing|produccion|fabrica',
  quality: 'quality|quality control|calidad|control de calidad',
  research: 'research|research and development|engineering|investigacion|ingenieria',
  training: 'training|capacitacion|entrenamiento',
  collections: 'collections|debt collection',
  pediatrics: 'pediatrics|pediatria',
  cardiology: 'cardiology|cardiologia',
  emergency: 'emergency room|urgencias|sala de urgencias',
  surgery: 'surgery|cirugia',
  dental: 'dental|dentistry|odontologia',
  vision: 'optometry|eye care|optica|oftalmologia',
  therapy: 'physical therapy|therapy|fisioterapia|terapia|terapias|rehabilitacion',
  events: 'events|catering|banquets|banquetes|eventos',
  membership: 'membership|memberships|membresias|socios',
  complaints: 'complaints|quejas|quejas y sugerencias',
  donations: 'donations|fundraising|donaciones',
  management: 'management|administration|executive office|administracion|gerencia general',
  export: 'export|exports|import|imports|customs|exportaciones|importaciones|aduanas',
  rentals: 'rentals|leasing|rental|rentas|arrendamiento',
  nursing: 'nursing|nurses station|nurses|enfermeria',
  library: 'library|biblioteca',
  parking: 'parking office|estacionamientos',
  social: 'social services|social work|trabajo social|servicios sociales',
};

const conceptOf = new Map<string, string>(
  Object.entries(concepts).flatMap(([concept, all]) => all.split('|').map((words) => [words, concept] as const)),
);
/** Longest name of an office, in words. */
const longest = Math.max(...[...conceptOf.keys()].map((words) => words.split(' ').length));

/** What words for an office stand for, or null. */
export function officeOf(said: string): string | null {
  return conceptOf.get(said) ?? null;
}
export const longestOffice = longest;

function own(name: string): readonly string[] {
  const all = words(name);
  const named = all.filter((word) => !genericWords.has(word));
  return named.length > 0 ? named : all;
}

/** What a department is, by the words of its names; a name that says two things stands for both. */
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
  readonly names: readonly { readonly whole: string; readonly words: readonly string[] }[];
  readonly concepts: ReadonlySet<string>;
}
const prepared = new WeakMap<Directory, readonly Known[]>();

function known(directory: Directory): readonly Known[] {
  const before = prepared.get(directory);
  if (before !== undefined) return before;
  const made = directory.departments.map((department) => ({
    department,
    names: [department.names.en, department.names.es].map((name) => ({
      whole: words(name).join(' '),
      words: own(name),
    })),
    concepts: conceptsOf(department),
  }));
  prepared.set(directory, made);
  return made;
}

/** How far a heard word is from a word of a department's name: by letters, by sound, by its consonants. */
const distances = new Map<string, number | null>();
function wordDistance(heard: string, name: string): number | null {
  const key = `${heard} ${name}`;
  const before = distances.get(key);
  if (before !== undefined) return before;
  if (distances.size > 20_000) distances.clear();
  const made = measure(heard, name);
  distances.set(key, made);
  return made;
}

function measure(heard: string, name: string): number | null {
  const near = nameDistance(heard, name);
  if (near !== null) return near;
  if (heard.length < 4 || name.length < 4) return null;
  const stem = (word: string): string => word.replace(/e?s$/, '');
  if (stem(heard) === stem(name)) return 1;
  const [mine, theirs] = [soundsOf(heard), soundsOf(name)];
  if (mine.some((sound) => theirs.includes(sound)) || soundKey(heard) === soundKey(name)) return 1;
  const [hears, says] = [soundKey(heard), soundKey(name)];
  if (hears[0] === says[0] && says.length >= 5 && editDistance(hears, says, 1) <= 1) return 2;
  const bones = new Set(theirs.map(bonesOf).filter(({ length }) => length >= 4));
  return mine.some((sound) => bones.has(bonesOf(sound))) ? 2 : null;
}

function fitOf(heard: readonly string[], name: readonly string[]): number | null {
  const free = [...name];
  let total = 0;
  for (const word of heard) {
    const distances = free.map((part) => wordDistance(word, part));
    const least = distances.reduce<number | null>(
      (best, one) => (one === null ? best : best === null ? one : Math.min(best, one)),
      null,
    );
    if (least === null) return null;
    total += least;
    free.splice(distances.indexOf(least), 1);
  }
  return heard.length === 0 ? null : total;
}

/** A recogniser splits words that it does not know: "ship in". */
function isSplit(heard: readonly string[]): boolean {
  return (
    heard.length > 1 && heard.join('').length > 5 && heard.every((word) => word.length > 1 && !particles.test(word))
  );
}
const particles = /^(?:si|le|les|lo|me|te|se|un|una|uno|el|la|de|y|no|my|it|the|an|is|do|can|to|i|vez|al)$/;

/** The departments that all of the words name; `distance` -1 is the whole name word for word. */
export function departmentsSaid(said: readonly string[], directory: Directory): readonly Fit[] {
  const text = said.join(' ');
  const plain = said.filter((word) => !genericWords.has(word));
  const heard = plain.length > 0 ? plain : said;
  if (heard.length > longest) return [];
  const concept = officeOf(text) ?? officeOf(heard.join(' '));
  return known(directory).flatMap(({ department, names, concepts: does }): Fit[] => {
    const target: Target = { kind: 'department', id: department.id };
    if (names.some(({ whole }) => whole === text)) return [{ target, distance: -1 }];
    const found = names
      .flatMap(({ words: name }) => [
        fitOf(heard, name),
        isSplit(heard) ? fitOf([heard.join('')], [name.join('')]) : null,
      ])
      .filter((distance) => distance !== null);
    const least = Math.min(Infinity, ...found);
    const isOther = concept !== null && !does.has(concept) && does.size > 0;
    if (least < 2 || (least < Infinity && !isOther)) return [{ target, distance: least }];
    return concept !== null && does.has(concept) ? [{ target, distance: 1 }] : [];
  });
}

/** Whether the directory has a department that does this. */
export function hasOffice(concept: string, directory: Directory): boolean {
  return known(directory).some(({ concepts: does }) => does.has(concept));
}

/** Whether the word is all that a department is called, "department" left out. */
export function isWholeOffice(word: string, directory: Directory): boolean {
  return known(directory).some(({ names }) => names.some(({ words: name }) => name.length === 1 && name[0] === word));
}
