import type { Agent } from '../../lib/api';
import { groupsOf } from './groups';

const person = (id: string, change: Partial<Agent> = {}): Agent =>
  ({
    ...{ id, name: id, departmentIds: ['d1'], status: 'not_available', invited: false, disabled: false },
    ...change,
  }) as Agent;
const shape = (agents: Agent[], departments = ['d1', 'd2']) =>
  groupsOf(agents, departments).map(({ departmentId, here, away, invited }) => [
    departmentId,
    here.map(({ id }) => id),
    away.map(({ id }) => id),
    invited,
  ]);

describe('the people on Home', () => {
  it('stand by department, free ones first, and who is away apart', () => {
    expect(
      shape([
        person('zoe', { status: 'available' }),
        person('ana', { status: 'busy', departmentIds: ['d2', 'd1'] }),
        person('ben'),
        person('carla', { departmentIds: [] }),
        person('dan', { status: 'available', departmentIds: ['gone'] }),
      ]),
    ).toEqual([
      ['d1', ['zoe', 'ana'], ['ben'], 0],
      ['d2', ['ana'], [], 0],
      [null, ['dan'], ['carla'], 0],
    ]);
  });

  it('count who was invited apart from who is away, and nobody whose access ended', () => {
    expect(
      shape([person('ben', { invited: true }), person('ana'), person('eva', { disabled: true, status: 'available' })]),
    ).toEqual([['d1', [], ['ana', 'ben'], 1]]);
    expect(shape([person('eva', { disabled: true })])).toEqual([]);
  });
});
