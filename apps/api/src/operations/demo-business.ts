import type { NewTenant } from '../tenants';

/** The demo business of a first start on a laptop; every number is a 555-01xx number that rings no real phone. */
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
  /** What callers of a dental practice say in an emergency. */
  urgent: [
    ...['broken tooth', 'cracked tooth', 'chipped tooth', 'knocked out tooth', 'severe toothache', 'swollen face'],
    ...['lost filling', 'lost crown', 'bleeding gums', 'dental emergency'],
    ...[
      'diente roto',
      'se rompió un diente',
      'se cayó un diente',
      'dolor de muela',
      'cara hinchada',
      'se cayó la corona',
    ],
    ...['se cayó el empaste', 'sangran las encías'],
  ],
  departments: {
    appointments: { en: 'Appointments', es: 'Citas' },
    billing: { en: 'Billing', es: 'Facturación' },
  },
  /** Open at any hour, so that a user who tries it at night reaches an agent too. Minutes of the day. */
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 0, closes: 1_440 })),
  agents: [
    {
      name: 'Ana Ruiz',
      email: 'ana@acme.example',
      extension: '101',
      role: 'supervisor',
      departments: ['appointments', 'billing'],
    },
    {
      name: 'Ben Carter',
      email: 'ben@acme.example',
      extension: '102',
      role: 'agent',
      departments: ['billing', 'appointments'],
    },
    {
      name: 'Carla Gómez',
      email: 'carla@acme.example',
      extension: '103',
      role: 'agent',
      departments: ['appointments'],
    },
  ],
} as const;
