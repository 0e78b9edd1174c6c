// A front end's way through the hub with the generated client: looks a resident up, applies for a practice licence,
// follows it to its end, and meets a problem.
//
//   node round-trip.js http://127.0.0.1:8080 demo-mall
import { ApplicationsApi, Configuration, ResidentsApi } from './generated';
import { asProblem, retrying } from './problems';

const [url, apiKey] = process.argv.slice(2);
const configuration = new Configuration({
  basePath: `${url}/api/v1`,
  apiKey,
  headers: { 'Accept-Language': 'en' },
});
const residents = new ResidentsApi(configuration);
const applications = new ApplicationsApi(configuration);

const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

async function main() {
  const nik = '3508104101900001';
  const resident = await retrying(() => residents.getResident({ nik }));
  console.log(`resident ${resident.name}, ${resident.sex}`);

  // One key for one wish, however often it is sent.
  const idempotencyKey = crypto.randomUUID();
  let application = await retrying(() =>
    applications.submitApplication({
      idempotencyKey,
      applicationRequest: {
        service: 'practice-licence',
        applicant: { nik },
        data: { facility: 'Puskesmas Kunir' },
      },
    }),
  );

  while (!['approved', 'rejected', 'failed', 'withdrawn'].includes(application.state)) {
    await pause(500);
    application = await retrying(() => applications.getApplication({ id: application.id }));
  }
  console.log(`application ${application.state}, licence ${application.decision?.licenceNumber}`);

  try {
    await residents.getResident({ nik: '3508100101800013' });
  } catch (failure) {
    const problem = await asProblem(failure);
    console.log(`problem ${problem?.code}, retry ${problem?.safeToRetry}: ${problem?.detail}`);
  }
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
