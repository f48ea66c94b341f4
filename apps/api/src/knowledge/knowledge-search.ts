import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import { otherLanguage, type EntryId, type Language } from '@voicecore/domain/kernel';
import {
  closeness,
  phraseTerm,
  questionWords,
  score,
  standsFor,
  threshold,
  weakWords,
  worth,
  type QuestionTerm,
} from '@voicecore/domain/knowledge';

/** An entry that answers, in the language of the caller. */
export interface Answer {
  readonly entryId: EntryId;
  readonly question: string;
  readonly answer: string;
  /** 0 to 1, at least the threshold. */
  readonly score: number;
}

/** A search with what it went by: shown where a business tries a question. */
export interface Searched {
  readonly answers: readonly Answer[];
  /** The best entry below the threshold, when none answers. */
  readonly nearest: Answer | null;
  readonly terms: readonly string[];
  readonly threshold: number;
}

interface Candidate {
  entry_id: EntryId;
  question: string;
  answer: string;
  phrases: string[];
  terms: string[];
  weights: number[];
}

/** Entries of a stem that are counted at the most: beyond, it tells nothing any more. */
const countedEntries = 1_000;
/** Rows of the term table from which candidates are taken, rarest stems first. */
const candidateRows = 1_000;
const candidateEntries = 20;
/** Least likeness, 0 to 1 by trigrams, at which a word nobody has stands for one of the tenant's own. */
const correctionLikeness = 0.45;
const correctedLength = 5;
const correctionsTried = 5;
/** Stems with the same beginning that one correction looks at; each costs a probe of the index, about 10 microseconds. */
const vocabularyTerms = 400;
/** Up to so many entries the first two letters may be all that is right, above it the first three. */
const smallVocabulary = 500;

/**
 * Finds the entries that answer a question. Stems are made by the database for both languages; the term table is reached
 * by btree equality only, for under row-level security no other index would serve.
 */
@Injectable()
export class KnowledgeSearch {
  /** Entries above the threshold, best first; the caller's language is tried first. */
  async search(tx: TenantTx, question: string, language: Language): Promise<readonly Answer[]> {
    return (await this.look(tx, question, language)).answers;
  }

  async look(tx: TenantTx, question: string, language: Language): Promise<Searched> {
    const { terms, total, configured } = await stemsOf(tx, question);
    if (configured) return { answers: await asConfigured(tx, question, language), nearest: null, terms: [], threshold };
    const corrected = await corrections(tx, terms, total);
    let nearest: Answer | null = null;
    for (const tried of [language, otherLanguage(language)]) {
      const own = corrected.filter((term) => term.language === tried);
      const ranked = await rank(tx, own, total, { question, language });
      const answers = ranked.filter((one) => one.score >= threshold);
      const shown = own.map((term) => term.term);
      if (answers.length > 0) return { answers, nearest: null, terms: shown, threshold };
      if (ranked[0] && (nearest === null || ranked[0].score > nearest.score)) nearest = ranked[0];
    }
    const shown = corrected.filter((term) => term.language === language).map((term) => term.term);
    return { answers: [], nearest, terms: shown, threshold };
  }
}

/** Entries that hold the very question, politeness apart, in either language; the newest first. */
async function asConfigured(tx: TenantTx, question: string, language: Language): Promise<Answer[]> {
  return tx.query<Answer>(
    `select e.id as "entryId", e.question_${language} as question, e.answer_${language} as answer, 1 as score
     from knowledge_terms k join knowledge_entries e on e.id = k.entry_id
     where k.term = $1 and k.language in ('en', 'es')
     order by k.language = $2 desc, e.updated_at desc, e.id limit $3`,
    [phraseTerm(question), language, candidateEntries],
  );
}

interface Stems {
  terms: QuestionTerm[];
  total: number;
  /** Some entry holds the very question. */
  configured: boolean;
}

/** What the database knows about the words of a question, in one statement. */
async function stemsOf(tx: TenantTx, question: string): Promise<Stems> {
  const [stems] = await tx.query<Stems>(
    `with asked as (
       select 'en' as language, lexeme as term, lexeme = any (tsvector_to_array(to_tsvector('english', $4))) as weak
         from unnest(to_tsvector('english', $1))
       union all select 'es', lexeme, lexeme = any (tsvector_to_array(to_tsvector('spanish', $4)))
         from unnest(to_tsvector('spanish', $1)))
     select (select count(*)::int from knowledge_entries) as total,
       exists (select 1 from knowledge_terms where term = $3 and language in ('en', 'es')) as configured,
       coalesce((select json_agg(json_build_object('language', language, 'term', term, 'weak', weak, 'entries',
         (select count(*) from (select 1 from knowledge_terms k
            where k.term = asked.term and k.language = asked.language limit $2) as counted)) order by term)
         from asked), '[]') as terms`,
    [questionWords(question).join(' '), countedEntries, phraseTerm(question), weakWords],
  );
  return stems ?? { terms: [], total: 0, configured: false };
}

/** Puts the tenant's own stem in the place of one that nobody has but that is spelt much like it. */
async function corrections(tx: TenantTx, terms: readonly QuestionTerm[], total: number): Promise<QuestionTerm[]> {
  const unknown = terms.filter((term) => term.entries === 0 && term.term.length >= correctedLength);
  if (unknown.length === 0) return [...terms];
  const alike = await tx.query<QuestionTerm & { asked: string }>(
    `select a.language, a.asked, near.term, (select count(*)::int from (select 1 from knowledge_terms k
         where k.term = near.term and k.language = a.language limit $5) as counted) as entries
     from unnest($1::text[], $2::text[]) as a (language, asked)
     cross join lateral (
       with recursive own (term) as (
         (select k.term from knowledge_terms k where k.language = a.language and k.term >= left(a.asked, $3)
            and k.term < left(a.asked, $3) || chr(1114111) order by k.term limit 1)
         union all
         select (select k.term from knowledge_terms k where k.language = a.language and k.term > own.term
            and k.term < left(a.asked, $3) || chr(1114111) order by k.term limit 1)
         from own where own.term is not null)
       select own.term from (select term from own where term is not null limit $6) as own
       where similarity(own.term, a.asked) >= $4
       order by similarity(own.term, a.asked) desc, own.term limit $7) as near`,
    [
      unknown.map((term) => term.language),
      unknown.map((term) => term.term),
      total > smallVocabulary ? 3 : 2,
      correctionLikeness,
      countedEntries,
      vocabularyTerms,
      correctionsTried,
    ],
  );
  return terms.map((term) => {
    const sameStem = alike.filter((one) => one.language === term.language && one.asked === term.term);
    const meant = sameStem.find((one) => standsFor(term.term, one.term));
    return meant ? { ...term, term: meant.term, entries: meant.entries } : term;
  });
}

/** The rarest stems bring the candidates; all stems of the question then score them. */
async function rank(
  tx: TenantTx,
  terms: readonly QuestionTerm[],
  total: number,
  asked: { question: string; language: Language },
): Promise<Answer[]> {
  const { language } = asked;
  const known = terms.filter((term) => term.entries > 0).sort((a, b) => a.entries - b.entries);
  const leading: QuestionTerm[] = [];
  let rows = 0;
  for (const term of known) {
    if (leading.length > 0 && rows + term.entries > candidateRows) break;
    leading.push(term);
    rows += term.entries;
  }
  const [first] = leading;
  if (!first) return [];
  const candidates = await tx.query<Candidate>(
    `with best as (
       select k.entry_id, sum(k.weight * a.worth) as points
       from unnest($1::text[], $2::float8[]) as a (term, worth)
       cross join lateral (select entry_id, weight from knowledge_terms
         where term = a.term and language = $4 limit $6) as k
       group by k.entry_id order by points desc, k.entry_id limit $5)
     select b.entry_id, e.question_${language} as question, e.answer_${language} as answer,
       array_prepend(e.question_${first.language}, e.alternates_${first.language}) as phrases, array_agg(k.term) as terms, array_agg(k.weight) as weights
     from best b
     join knowledge_entries e on e.id = b.entry_id
     join knowledge_terms k on k.entry_id = b.entry_id and k.language = $4 and k.term = any($3)
     group by b.entry_id, e.tenant_id, e.id`,
    [
      leading.map((term) => term.term),
      leading.map((term) => worth(term, total)),
      known.map((term) => term.term),
      first.language,
      candidateEntries,
      candidateRows,
    ],
  );
  const scored = candidates.map((one) => {
    const weights = new Map(one.terms.map((term, at) => [term, one.weights[at] ?? 0]));
    const { entry_id: entryId, question, answer } = one;
    const own = score(terms, weights, total);
    return {
      found: { entryId, question, answer, score: own },
      order: own + closeness(asked.question, one.phrases) / 10,
    };
  });
  return scored
    .sort((a, b) => b.order - a.order || (a.found.entryId < b.found.entryId ? -1 : 1))
    .map((one) => one.found);
}
