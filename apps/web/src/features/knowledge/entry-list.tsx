import { useTranslation } from 'react-i18next';
import type { KnowledgeEntry } from '../../lib/api';
import { List } from '../../ui/resource-list';
import { useContradictions } from './contradictions';
import css from './knowledge.module.css';

interface Props {
  entries: readonly KnowledgeEntry[];
  onOpen: (id: string) => void;
}

export function EntryList({ entries, onOpen }: Props) {
  const { t, i18n } = useTranslation();
  const mine = i18n.language === 'es' ? 'es' : 'en';
  const other = mine === 'es' ? 'en' : 'es';
  const contradicting = new Set(useContradictions().data?.items.flatMap(({ first, second }) => [first.id, second.id]));
  return (
    <List>
      {entries.map(({ id, question, answer, enabled }) => (
        <li key={id}>
          <button type="button" className={css.entry} onClick={() => onOpen(id)}>
            <span className={css.question}>
              <span lang={question[mine] ? mine : other}>{question[mine] || question[other]}</span>
              {!enabled && <span className={css.badge}>{t('knowledge:off')}</span>}
              {contradicting.has(id) && <span className={css.badge}>{t('knowledge:contradictions.badge')}</span>}
              {(!answer.en || !answer.es) && (
                <span className={css.badge}>{t(answer.en ? 'knowledge:lacks_es' : 'knowledge:lacks_en')}</span>
              )}
            </span>
            <span className={css.answer} lang={answer[mine] ? mine : other}>
              {answer[mine] || answer[other]}
            </span>
          </button>
        </li>
      ))}
    </List>
  );
}
