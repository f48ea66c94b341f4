export { CallsPage } from './calls-page';
export { CallDetailPage } from './call-detail-page';
