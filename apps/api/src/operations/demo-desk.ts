import { Inject, Injectable } from '@nestjs/common';
import { PlatformDb, TenantDb } from '@voicecore/database';
import type { PersonId, TenantId } from '@voicecore/domain/kernel';
import type { Env } from '../env';
import { Agents, type Agent } from '../directory';
import { AppError } from '../platform/app-error';
import { ENV } from '../platform/tokens';
import type { Installation } from './demo.dto';

interface Demo {
  tenantId: TenantId;
  tenantName: string;
}

/** The demo business as strangers may see it: only where the sandbox carrier serves. */
@Injectable()
export class DemoDesk {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly platform: PlatformDb,
    private readonly tenants: TenantDb,
    private readonly agents: Agents,
  ) {}

  async shown(): Promise<Installation['demo']> {
    const demo = await this.demo();
    if (!demo) return null;
    const sql = 'select e164, answer_with as "answerWith" from numbers order by created_at, e164';
    const numbers = await this.tenants.run(demo.tenantId, (tx) => tx.query<{ e164: string; answerWith: string }>(sql));
    const number = numbers.find((one) => one.answerWith === 'auto')?.e164;
    if (!number) return null;
    const menuNumber = numbers.find((one) => one.answerWith === 'menu')?.e164 ?? number;
    const agents = (await this.agentsOf(demo.tenantId)).map(({ id, name, extension }) => ({
      agentId: id,
      name,
      extension,
    }));
    return { tenantName: demo.tenantName, number, menuNumber, agents };
  }

  /** Whose desk it is; anybody but an agent of the demo business is not found. */
  async holder(agentId: string): Promise<{ tenantId: TenantId; personId: PersonId }> {
    const demo = await this.demo();
    const agent = demo && (await this.agentsOf(demo.tenantId)).find(({ id }) => id === agentId);
    if (!agent) throw new AppError('not_found');
    return { tenantId: demo.tenantId, personId: agent.personId as PersonId };
  }

  private async agentsOf(tenantId: TenantId): Promise<Agent[]> {
    const agents = await this.agents.page(tenantId, null, 20);
    return agents.filter(({ disabled, role }) => !disabled && role !== 'tenant_admin');
  }

  private async demo(): Promise<Demo | null> {
    if (!this.env.VOICECORE_SANDBOX || this.env.NODE_ENV === 'production') return null;
    const sql = `select id as "tenantId", name as "tenantName" from tenants where is_demo and status = 'active' limit 1`;
    const [demo] = await this.platform.run((tx) => tx.query<Demo>(sql));
    return demo ?? null;
  }
}
