import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { EntryId, Language, TenantId } from '@voicecore/domain/kernel';
import { plainRequest } from '@voicecore/domain/understanding';
import { AskedQuestions } from '../calls';
import { KnowledgeSearch, KnowledgeStore, type KnowledgeEntry } from '../knowledge';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import type { EntryQuestionList } from './learning.dto';
import { lookBack } from './unanswered-questions';

type Item = EntryQuestionList['items'][number];
type Question = Pick<Item, 'question' | 'language' | 'origin'>;

/** Number of questions tried in one request: each is a search of a few milliseconds. */
const tried = { own: 40, callers: 20 };
/** Number of lookups read to find that many different questions. */
const lookupsRead = 200;

/** Finds which questions an entry wins and loses now, with the same search that serves callers. */
@Injectable()
export class EntryQuestions {
  constructor(
    private readonly tenants: TenantDb,
    private readonly search: KnowledgeSearch,
    private readonly asked: AskedQuestions,
    private readonly clock: Clock,
  ) {}

  async of(tenantId: TenantId, id: EntryId): Promise<Item[]> {
    const questions = await this.tenants.run(tenantId, (tx) => this.questions(tx, id));
    for (const { question, language } of questions) await this.search.prepare(tenantId, question, language);
    return this.tenants.run(tenantId, async (tx) => {
      const items: Item[] = [];
      for (const one of questions) {
        const [best] = await this.search.search(tx, one.question, one.language);
        const won = best?.entryId === id;
        items.push({ ...one, won, winner: best && !won ? { id: best.entryId, question: best.question } : null });
      }
      return items;
    });
  }

  private async questions(tx: TenantTx, id: EntryId): Promise<Question[]> {
    const entry = await new KnowledgeStore(tx).find(id);
    if (!entry) throw new AppError('not_found');
    const since = this.clock.now() - lookBack.ms;
    const callers = (await this.asked.cameTo(tx, id, since, lookupsRead)).map(({ question, language }) => ({
      question,
      language,
      origin: 'caller' as const,
    }));
    const own = different(ownQuestions(entry)).slice(0, tried.own);
    const others = different([...own, ...callers]).slice(own.length, own.length + tried.callers);
    return [...own, ...others];
  }
}

function ownQuestions({ question, alternates }: KnowledgeEntry): Question[] {
  return (['en', 'es'] as const satisfies Language[]).flatMap((language) => [
    ...(question[language] === '' ? [] : [{ question: question[language], language, origin: 'question' as const }]),
    ...alternates[language].map((way) => ({ question: way, language, origin: 'way' as const })),
  ]);
}

/** Removes duplicates of the same words, keeping the first. */
function different(questions: readonly Question[]): Question[] {
  const seen = new Set<string>();
  return questions.filter(({ question }) => {
    const words = plainRequest(question);
    if (seen.has(words)) return false;
    seen.add(words);
    return true;
  });
}
