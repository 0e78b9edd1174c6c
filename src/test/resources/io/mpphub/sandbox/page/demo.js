import { watchAgencies } from './agencies.js';
import { showReadiness } from './readiness.js';

showReadiness();
watchAgencies();
