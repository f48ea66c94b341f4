import { levelsOf, levelValuesOf, skillFault } from './levels';

describe('what an agent speaks and knows', () => {
  it('is the same after it has been shown and stored again', () => {
    const skills = [
      { name: 'claims', level: 1 as const },
      { name: 'refunds', level: 5 as const },
    ];
    const agent = { languages: { es: 4 as const }, skills };
    expect(levelsOf(levelValuesOf(agent))).toEqual(agent);
    expect(levelsOf(levelValuesOf(null))).toEqual({ languages: {}, skills: [] });
  });

  it('names a skill once, in any case', () => {
    const skills = [
      { name: 'Refunds ', level: '3' },
      { name: 'refunds', level: '2' },
      { name: ' ', level: '1' },
      { name: 'Claims', level: '1' },
    ];
    expect(skills.map(({ name }) => skillFault(name, skills))).toEqual([
      'skill_twice',
      'skill_twice',
      'skill_needed',
      null,
    ]);
    expect(levelsOf({ languages: { en: '', es: '' }, skills: [skills[3]!] }).skills).toEqual([
      { name: 'Claims', level: 1 },
    ]);
  });
});
