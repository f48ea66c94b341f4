import { faultOfRule, newRule } from './rules';

it('gives each new rule an id that no other has, in any browser', () => {
  const named = { ...newRule('withheld', []), id: 'forged-number' };
  const [first, second] = [newRule('prefix', [named]), newRule('frequency', [{ ...named, id: 'rule-7' }])];
  expect([first.id, second.id]).toEqual(['rule-1', 'rule-8']);
});

it('says what keeps a rule from being saved', () => {
  const rule = newRule('frequency', []);
  expect(faultOfRule(rule)).toBeNull();
  expect(faultOfRule({ ...rule, weight: 0 })).toBe('weight');
  expect(faultOfRule({ ...rule, kind: 'frequency', of: 'number', calls: 5, minutes: 10_081 })).toBe('frequency');
  expect(faultOfRule(newRule('prefix', []))).toBe('prefix');
  expect(faultOfRule({ ...rule, kind: 'attestation', levels: [] })).toBe('levels');
  expect(faultOfRule(newRule('keyword', []))).toBe('keyword');
  expect(faultOfRule({ ...rule, kind: 'keyword', words: 'car warranty' })).toBeNull();
  expect(faultOfRule(newRule('pattern', []))).toBe('pattern');
  expect(faultOfRule({ ...rule, kind: 'pattern', pattern: '(' })).toBe('pattern');
  expect(faultOfRule({ ...rule, kind: 'pattern', pattern: 'seo|ranking' })).toBeNull();
});
