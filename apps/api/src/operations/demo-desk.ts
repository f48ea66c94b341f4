import { Inject, Injectable } from '@nestjs/common';
import { PlatformDb, TenantDb } from '@voicecore/database';
import type { PersonId, TenantId } from '@voicecore/domain/kernel';
import type { Env } from '../env';
import { AgentList, Agents, type Agent, type AgentPage } from '../directory';
import { AppError } from '../platform/app-error';
import { ENV } from '../platform/tokens';
import type { Installation } from './demo.dto';

/** Maximum number of desks offered: more of them would push the phone off the page. */
const MOST_DESKS = 6;
const PAGE = 50;

/** True for an agent whose desk can be used: neither disabled nor only invited. */
const isDesk = ({ disabled, invited, role }: Agent): boolean => !disabled && !invited && role !== 'tenant_admin';

interface Demo {
  tenantId: TenantId;
  tenantName: string;
}

/** The demo business as strangers may see it: only where the sandbox carrier is in use. */
@Injectable()
export class DemoDesk {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly platform: PlatformDb,
    private readonly tenants: TenantDb,
    private readonly agents: Agents,
    private readonly agentList: AgentList,
  ) {}

  async shown(): Promise<Installation['demo']> {
    const demo = await this.demo();
    if (!demo) return null;
    const sql =
      'select e164, answer_with as "answerWith" from numbers where removed_at is null order by created_at, e164';
    const numbers = await this.tenants.run(demo.tenantId, (tx) => tx.query<{ e164: string; answerWith: string }>(sql));
    const number = numbers.find((one) => one.answerWith === 'auto')?.e164;
    if (!number) return null;
    const menuNumber = numbers.find((one) => one.answerWith === 'menu')?.e164 ?? number;
    const agents = (await this.desksOf(demo.tenantId)).map(({ id, name, extension }) => ({
      agentId: id,
      name,
      extension,
    }));
    return { tenantName: demo.tenantName, number, menuNumber, agents };
  }

  /** Returns the person of a desk; everyone but an agent of the demo business is not found. */
  async holder(agentId: string): Promise<{ tenantId: TenantId; personId: PersonId }> {
    const demo = await this.demo();
    const agent = demo && (await this.agents.read(demo.tenantId, agentId));
    if (!agent || !isDesk(agent)) throw new AppError('not_found');
    return { tenantId: demo.tenantId, personId: agent.personId as PersonId };
  }

  /** Returns the first desks by extension. */
  private async desksOf(tenantId: TenantId): Promise<Agent[]> {
    const desks: Agent[] = [];
    let cursor: string | undefined;
    do {
      const page: AgentPage = await this.agentList.page(tenantId, { order: 'extension', limit: PAGE, cursor });
      desks.push(...page.items.filter(isDesk));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined && desks.length < MOST_DESKS);
    return desks.slice(0, MOST_DESKS);
  }

  private async demo(): Promise<Demo | null> {
    if (!this.env.VOICECORE_SANDBOX || this.env.NODE_ENV === 'production') return null;
    const sql = `select id as "tenantId", name as "tenantName" from tenants where is_demo and status = 'active' limit 1`;
    const [demo] = await this.platform.run((tx) => tx.query<Demo>(sql));
    return demo ?? null;
  }
}
