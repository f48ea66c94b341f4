import { useForm, type FormErrors, type FormRulesRecord, type UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type ApiProblem } from '../api';
import { useSession } from '../session';
import { fieldFor } from './field-for';
import { focusField } from './focus-field';
import { draftKey, dropDraft, keepDraft, openWith, readDraft } from './kept-drafts';
import { merge, withTheirs } from './merge';
import { addUnsaved } from '../leaving';
import { fieldsOf, isSameForm } from './values';

/**
 * How often a save is retried after merging other people's changes to other fields, before the user is asked.
 */
const mostMerges = 3;

export interface DraftOptions<V extends Record<string, unknown>, Stored extends { version: number }, Saved> {
  /**
   * The form's name in the tab's storage, together with the id of what it changes. Null: nothing is stored (the form
   * holds a secret).
   */
  readonly name: string | null;
  readonly of?: string | null;
  /** The object being changed; null for a new one. */
  readonly stored: Stored | null;
  readonly valuesOf: (stored: Stored | null) => V;
  readonly validate?: FormRulesRecord<V> | ((values: V) => FormErrors);
  /** @param stored the object being changed, with the version that the values were made from */
  readonly save: (values: V, stored: Stored | null) => Promise<Saved>;
  readonly onSaved: (saved: Saved) => void;
  /** Called with a problem that cannot be shown at a field of the form. */
  readonly onFailed: (problem: unknown) => void;
  /** Reads the current object from a 409 answer. */
  readonly storedOf?: (current: unknown) => Stored;
  /** The field for a problem's code, such as `extension_taken`. */
  readonly fieldOfCode?: Readonly<Record<string, string>>;
}

/** A save that was refused because someone else changed the same fields. */
export interface DraftConflict<V> {
  readonly fields: readonly string[];
  readonly mine: V;
  readonly theirs: V;
}

export interface Draft<V extends Record<string, unknown>> {
  readonly form: UseFormReturnType<V>;
  readonly element: RefObject<HTMLFormElement | null>;
  readonly submit: (event?: FormEvent<HTMLFormElement>) => void;
  readonly isBusy: boolean;
  readonly isDirty: boolean;
  /** True when an earlier draft was restored. */
  readonly isRestored: boolean;
  /** Resets the form to the stored values. */
  readonly discard: () => void;
  /** Drops the draft for good: the object it changed is gone. */
  readonly settle: () => void;
  /** Takes over a change that was stored by other means than this form. */
  readonly absorb: (change: (values: V) => V) => void;
  readonly conflict: DraftConflict<V> | null;
  /** Saves again, with theirs in these fields and mine in the others; null returns to the form. */
  readonly resolve: (theirs: readonly string[] | null) => void;
}

interface Base<V, Stored> {
  readonly values: V;
  readonly stored: Stored | null;
}

/**
 * The state of every form: the draft is kept in the tab until it is saved or discarded, the user is asked before
 * leaving it, it is saved with the version it was made from, and merged with other people's changes.
 */
export function useDraft<V extends Record<string, unknown>, Stored extends { version: number }, Saved>(
  options: DraftOptions<V, Stored, Saved>,
): Draft<V> {
  const { t } = useTranslation();
  const key = useKey(options.name, options.of ?? null);
  const element = useRef<HTMLFormElement>(null);
  const [opened] = useState(() => {
    const { stored, valuesOf } = options;
    return openWith(valuesOf(stored), stored?.version ?? null, key === null ? null : readDraft(sessionStorage, key));
  });
  const [isRestored, setRestored] = useState(opened.isRestored);
  const [conflict, setConflict] = useState<(DraftConflict<V> & { stored: Stored }) | null>(null);
  const base = useRef<Base<V, Stored>>({ values: opened.base, stored: versioned(options.stored, opened.version) });
  const form = useForm<V>({ initialValues: opened.values, validate: options.validate as FormRulesRecord<V> });
  const isDirty = !isSameForm(form.values, base.current.values);

  function discard(): void {
    if (key !== null) dropDraft(sessionStorage, key);
    base.current = { values: options.valuesOf(options.stored), stored: options.stored };
    form.setValues(base.current.values);
    form.clearErrors();
    setRestored(false);
  }

  function settle(): void {
    if (key !== null) dropDraft(sessionStorage, key);
    base.current = { ...base.current, values: form.getValues() };
  }

  function absorb(change: (values: V) => V): void {
    base.current = { ...base.current, values: change(base.current.values) };
    form.setValues(change(form.getValues()));
  }

  useKeeping(key, form.values, base, isDirty);
  const latest = useRef({ discard, form });
  latest.current = { discard, form };
  useEffect(
    () =>
      addUnsaved({
        kind: 'typed',
        isOpen: () => !isSameForm(latest.current.form.getValues(), base.current.values),
        discard: () => latest.current.discard(),
      }),
    [],
  );
  useFresh(options, base, form, isDirty);

  const save = useMutation({
    mutationFn: ({ values }: { values: V; merges: number }) => options.save(values, base.current.stored),
    onSuccess: (saved, { values }) => {
      base.current = { ...base.current, values };
      if (key !== null) dropDraft(sessionStorage, key);
      setRestored(false);
      options.onSaved(saved);
    },
    onError: (error, { values, merges }) => refused(asProblem(error), values, merges),
  });

  function refused(problem: ApiProblem, values: V, merges: number): void {
    if (problem.status === 409 && problem.current !== null) return meet(problem.current, values, merges);
    const errors = errorsOf(problem, options.fieldOfCode ?? {}, [...fieldsOf(values).keys()], t);
    if (Object.keys(errors).length === 0) return options.onFailed(problem);
    form.setErrors(errors);
    focusField(element.current, Object.keys(errors));
  }

  /** Someone else saved first. Fields that only one of the two changed need no question. */
  function meet(current: unknown, values: V, merges: number): void {
    const stored = options.storedOf ? options.storedOf(current) : (current as Stored);
    const theirs = options.valuesOf(stored);
    const merged = merge(base.current.values, values, theirs);
    if (merged.conflicts.length > 0 || merges >= mostMerges)
      return setConflict({ fields: merged.conflicts, mine: merged.values, theirs, stored });
    base.current = { values: theirs, stored };
    form.setValues(merged.values);
    save.mutate({ values: merged.values, merges: merges + 1 });
  }

  function resolve(fields: readonly string[] | null): void {
    setConflict(null);
    if (fields === null || conflict === null) return;
    const values = withTheirs(conflict.mine, conflict.theirs, fields);
    base.current = { values: conflict.theirs, stored: conflict.stored };
    form.setValues(values);
    save.mutate({ values, merges: 0 });
  }

  const submit = form.onSubmit(
    (values) => {
      if (!save.isPending) save.mutate({ values, merges: 0 });
    },
    (errors) => focusField(element.current, Object.keys(errors)),
  );
  return {
    form,
    element,
    submit,
    isBusy: save.isPending,
    isDirty,
    isRestored,
    discard,
    settle,
    absorb,
    conflict,
    resolve,
  };
}

/** Null when nothing may be stored: the form holds a secret, or no one is signed in. */
function useKey(name: string | null, of: string | null): string | null {
  const session = useSession();
  const me = session.status === 'signed_in' ? session.me : null;
  return name === null || me === null ? null : draftKey(me, name, of);
}

function useKeeping<V extends Record<string, unknown>, Stored extends { version: number }>(
  key: string | null,
  values: V,
  base: RefObject<Base<V, Stored>>,
  isDirty: boolean,
): void {
  const wasDirty = useRef(isDirty);
  useEffect(() => {
    if (key === null) return;
    const { values: before, stored } = base.current;
    if (isDirty) keepDraft(sessionStorage, key, { values, base: before, version: stored?.version ?? null });
    else if (wasDirty.current) dropDraft(sessionStorage, key);
    wasDirty.current = isDirty;
  }, [key, values, base, isDirty]);
}

/**
 * The stored object may be read again while the form is open; until something is typed, the form follows it.
 */
function useFresh<V extends Record<string, unknown>, Stored extends { version: number }, Saved>(
  { stored, valuesOf }: DraftOptions<V, Stored, Saved>,
  base: RefObject<Base<V, Stored>>,
  { setValues }: UseFormReturnType<V>,
  isDirty: boolean,
): void {
  useEffect(() => {
    if (stored === null || isDirty || stored.version <= (base.current.stored?.version ?? 0)) return;
    base.current = { values: valuesOf(stored), stored };
    setValues(base.current.values);
  }, [stored, valuesOf, base, setValues, isDirty]);
}

function versioned<Stored extends { version: number }>(stored: Stored | null, version: number | null): Stored | null {
  return stored !== null && version !== null ? { ...stored, version } : stored;
}

/** Returns the server's faults by field of the form. */
function errorsOf(
  { code, fields: faults }: ApiProblem,
  fieldOfCode: Readonly<Record<string, string>>,
  fields: readonly string[],
  t: TFunction,
): Record<string, string> {
  const errors: Record<string, string> = {};
  const field = fieldOfCode[code];
  if (field !== undefined) errors[field] = t(`problems:${code}.failed`);
  for (const [path, fault] of Object.entries(faults)) {
    const at = fieldFor(path, fields);
    if (at !== null) errors[at] ??= t(`problems:field.${fault.code}`, { limit: fault.limit });
  }
  return errors;
}
