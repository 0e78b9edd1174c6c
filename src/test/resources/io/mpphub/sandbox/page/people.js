import { el } from './dom.js';

/** The sandbox's invented people. */
const PEOPLE = [
  ['3508104101900001', 'Siti', 'nurse, active registration'],
  ['3508101505850002', 'Budi', 'no health worker'],
  ['3508105203880003', 'Dewi', 'midwife, lapsed registration'],
  ['3508112207870004', 'Agus', 'doctor, three licences already'],
  ['3508100101800011', 'deceased', 'a record that is closed'],
  ['3508100101800013', 'unknown', 'nobody of that number'],
  ['3508109901900001', 'no NIK', 'a number that can’t be one'],
];

/** Buttons that fill in somebody's number. */
export function offerPeople() {
  for (const group of document.querySelectorAll('.people')) {
    const input = document.getElementById(group.dataset.for);
    group.append(
      ...PEOPLE.map(([nik, name, who]) => {
        const button = el('button', { type: 'button', class: 'secondary outline', title: who }, name);
        button.addEventListener('click', () => {
          input.value = nik;
        });
        return button;
      }),
    );
  }
}
