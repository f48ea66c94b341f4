import { Injectable } from '@nestjs/common';
import { Databases, type TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import demoKnowledge from '../../../../database/seeds/demo-knowledge.json';
import { Agents, DepartmentStore } from '../directory';
import { HoursStore } from '../hours';
import { NewPeople } from '../identity';
import { KnowledgeStore } from '../knowledge';
import { NumberStore } from '../numbers';
import { Clock } from '../platform/clock';
import { OwnTenantStore, ProvisionTenant } from '../tenants';
import { demoBusiness } from './demo-business';

/** Creates the demo business on the first start of an installation that has no tenant. */
@Injectable()
export class DemoTenant {
  constructor(
    private readonly databases: Databases,
    private readonly provision: ProvisionTenant,
    private readonly people: NewPeople,
    private readonly agents: Agents,
    private readonly clock: Clock,
  ) {}

  /** Uses two transactions; if a start was killed between them, the next start completes the work. */
  async ensure(password: string): Promise<void> {
    const tenantId = (await this.existing()) ?? (await this.firstOne(password));
    if (!tenantId) return;
    const passwordHash = await this.people.hashed(password);
    await this.databases.tenants.run(tenantId, async (tx) => {
      const agents = await tx.query('select 1 from agents limit 1');
      if (agents.length === 0) await this.fill(tx, passwordHash);
    });
  }

  private async existing(): Promise<TenantId | null> {
    const sql = `select id from tenants where is_demo and status <> 'deleted' limit 1`;
    const [row] = await this.databases.platform.run((tx) => tx.query<{ id: TenantId }>(sql));
    return row?.id ?? null;
  }

  private async firstOne(password: string): Promise<TenantId | null> {
    const sql = `select 1 from tenants where kind = 'business' limit 1`;
    if ((await this.databases.platform.run((tx) => tx.query(sql))).length > 0) return null;
    const { tenant } = demoBusiness;
    return (await this.provision.run({ ...tenant, admin: { ...tenant.admin, password } }, true)).tenantId;
  }

  private async fill(tx: TenantTx, passwordHash: string): Promise<void> {
    const departments = await this.addDepartments(tx);
    for (const { departments: names, ...agent } of demoBusiness.agents) {
      const departmentIds = names.map((name) => departments[name]);
      await this.agents.addIn(tx, { ...agent, departmentIds }, { passwordHash, isDemo: true });
    }
    await this.nameUrgent(tx);
    await new HoursStore(tx).replace({ departmentId: null, periods: [...demoBusiness.hours], version: 1 });
    await new NumberStore(tx).add({
      e164: demoBusiness.menuNumber,
      label: 'Menu',
      answerWith: 'menu',
      departmentId: null,
    });
    for (const { question, answer, alternates } of demoKnowledge) {
      await new KnowledgeStore(tx).add({ question, answer, alternates, enabled: true }, this.clock.now());
    }
  }

  /** Settings have versions: the urgent words of the demo's trade create the second one. */
  private async nameUrgent(tx: TenantTx): Promise<void> {
    const store = new OwnTenantStore(tx);
    const own = await store.read();
    if (own === null) throw new Error('the demo business has no settings');
    const version = own.configVersion + 1;
    await store.addConfiguration(version, { ...own.config, urgent: [...demoBusiness.urgent] }, own.defaultLanguage);
    await store.change({}, version);
  }

  /** Adds the departments; the one that every tenant starts with becomes the first. */
  private async addDepartments(tx: TenantTx): Promise<Record<keyof typeof demoBusiness.departments, string>> {
    const store = new DepartmentStore(tx);
    const { appointments, billing } = demoBusiness.departments;
    // An earlier start that was interrupted has left both.
    const [first, second] = await store.page(null, 2);
    const appointmentsId = first?.id ?? (await store.add({ names: appointments, position: 0, parentId: null }));
    if (first) await store.change(first.id, { names: appointments, version: first.version });
    return {
      appointments: appointmentsId,
      billing: second?.id ?? (await store.add({ names: billing, position: 1, parentId: null })),
    };
  }
}
