import { watchAgencies } from './agencies.js';
import { showReadiness } from './readiness.js';
import { offerPeople } from './people.js';
import { prepareLookup } from './lookup.js';
import { prepareLicence } from './licence.js';

document.getElementById('self').textContent = location.origin;
offerPeople();
prepareLookup();
prepareLicence();
showReadiness();
watchAgencies();
