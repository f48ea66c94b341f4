import { pattern } from '@voicecore/domain/kernel';
import { fold, wordSet } from './fold';
import { digitsAt } from './spoken-number';

/** Words after which more must follow, whatever comes before them. */
const leads = wordSet(`
  and or but because cause the a an my your our their um uh er uhm erm im its ill whether than unless
  y e u o pero porque el los las un mi su tu al del eh em aunque mientras ni sino`);
/** Words after which more follows in a statement; a question may end with them: "what is it for", "where is it". */
const leadsInStatement = wordSet(`
  to for from with of at about is are was were if like into between until called named extension ext
  de con para por en es son soy sobre desde hasta como cuando la que si llamo llama entre`);
/** Words of a question: who, what and where, and the verbs that a question begins with. */
const asks = new RegExp(pattern`
    \b(?:what|whats|who|whos|whom|where|wheres|which|when|how|why)\b|
    ^(?:is|are|am|do|does|did|can|could|will|would|should|was|were|may)\b`);
const asksInSpanish =
  /[¿?]|(?:^|\s)(?:qu[eé]|qui[eé]n(?:es)?|cu[aá]l(?:es)?|d[oó]nde|adónde|cu[aá]nd?to|cómo|cuándo)\s/i;
/** After these words, a final "I" is only the beginning of something. */
const beforeI = wordSet('and so but um uh if because that then well');
/** What a sequence of digits may be part of. */
const numbered = new RegExp(pattern`
    \b(?:number|phone|cell|mobile|telephone|account|reference|policy|order|code|zip|numero|telefono|celular|movil|
      cuenta|referencia|poliza|folio|pedido|codigo|postal|cedula|expediente)\b`);
const dialled = /\b(?:extension|ext|extensions|interno|anexo)\b/;
const article = /^(?:un|una|a|one)$/;
/** The number of digits of a telephone number: once they are all there, nothing more is waited for. */
const WHOLE_NUMBER = 10;
const FEWEST_DIGITS = 2;

/**
 * True when words end where no one ends: on a word that leads to another, or in the middle of a number. The caller is
 * thinking, or takes a breath, and continues. `extensions` are the numbers that are complete although they are short.
 */
export function endsOpen(text: string, extensions: readonly string[]): boolean {
  const said = fold(text).split(' ');
  const last = said.at(-1) ?? '';
  if (last === '' || /[?!]["'»”]*$/.test(text.trim())) return false;
  if (/(?:\.\.\.|…|[,:;–—-])$/.test(text.trim())) return true;
  if (/[éí]$/i.test(text.trim().replace(/[."'»”]+$/, ''))) return false;
  if (leads.has(last)) return true;
  if (
    said.length > 1 &&
    leadsInStatement.has(last) &&
    !asks.test(said.join(' ')) &&
    !asksInSpanish.test(text.slice(0, -last.length))
  )
    return true;
  if (last === 'i') return said.length === 1 || beforeI.has(said.at(-2) ?? '');
  return isSpelling(said, extensions);
}

/** True for consecutive digits at the end, if they are not complete yet. */
function isSpelling(said: readonly string[], extensions: readonly string[]): boolean {
  const found = trailingDigits(said);
  if (found === null || extensions.includes(found.digits) || found.digits.length >= WHOLE_NUMBER) return false;
  const before = said.slice(0, found.from).join(' ');
  const shortest = Math.min(...extensions.map(({ length }) => length));
  if (dialled.test(before)) return found.digits.length < shortest;
  if (said.slice(found.from).every((word) => article.test(word))) return false;
  return numbered.test(before) || (before === '' && found.digits.length >= FEWEST_DIGITS);
}

function trailingDigits(said: readonly string[]): { readonly digits: string; readonly from: number } | null {
  for (let from = 0; from < said.length; from += 1) {
    const found = digitsAt(said, from, 'en') ?? digitsAt(said, from, 'es');
    if (found !== null && from + found.used === said.length) return { digits: found.digits, from };
  }
  return null;
}
