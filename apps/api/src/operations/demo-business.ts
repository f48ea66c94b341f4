import type { NewTenant } from '../tenants';

/** The business that a laptop start comes with; every number is of the 555-01xx kind that rings nobody. */
export const demoBusiness = {
  tenant: {
    name: 'Acme Dental',
    defaultLanguage: 'en',
    timeZone: 'America/New_York',
    number: '+12125550100',
    admin: { name: 'Alex Morgan', email: 'admin@acme.example' },
  } satisfies NewTenant,
  /** Always answered by the menu receptionist. */
  menuNumber: '+12125550101',
  departments: {
    appointments: { en: 'Appointments', es: 'Citas' },
    billing: { en: 'Billing', es: 'Facturación' },
  },
  /** Minutes of the day: Monday to Friday 8:00 to 18:00, Saturday 9:00 to 13:00. */
  hours: [
    ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 480, closes: 1_080 })),
    { weekday: 6, opens: 540, closes: 780 },
  ],
  agents: [
    {
      name: 'Ana Ruiz',
      email: 'ana@acme.example',
      extension: '101',
      role: 'supervisor',
      departments: ['appointments', 'billing'],
    },
    { name: 'Ben Carter', email: 'ben@acme.example', extension: '102', role: 'agent', departments: ['billing'] },
    {
      name: 'Carla Gómez',
      email: 'carla@acme.example',
      extension: '103',
      role: 'agent',
      departments: ['appointments'],
    },
  ],
} as const;
