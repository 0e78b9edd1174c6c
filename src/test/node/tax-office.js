// The older tax back office by the soap package: SOAP 1.1 at /ws/pajak, 1.2 at /ws12/pajak, with WS-Security.
// Environment: TAX_USER, TAX_PASSWORD. It prints "ready <port>", then what it is asked, a line each.
'use strict';
const fs = require('fs');
const http = require('http');
const path = require('path');
const soap = require('soap');

const { TAX_USER, TAX_PASSWORD } = process.env;
const wsdl = fs.readFileSync(path.join(__dirname, 'tax-office.wsdl'), 'utf8');

const debts = {
  '3508101505850002': [
    { jenisPajak: 'PBB-P2', nop: '35.08.100.003.012-0045.0', tahun: '2024', nilai: '1.250.000,00', jatuhTempo: '30-09-2024' },
    { jenisPajak: 'PBB-P2', nop: '35.08.100.003.012-0045.0', tahun: '2025', nilai: '1.300.500,00', jatuhTempo: '30-09-2025' },
  ],
  '3508105203880003': [
    { jenisPajak: 'REKLAME', nop: '-', tahun: '2026', nilai: '75.000,00', jatuhTempo: '0000-00-00' },
  ],
};
const totals = { '3508101505850002': '2.550.500,00', '3508105203880003': '75.000,00' };
const faults = {
  '3508100101800013': ['Client', 'WP-404', 'NIK tidak terdaftar sebagai wajib pajak', 500],
  '3508100101800502': ['Server', 'DB-1', 'ORA-12514: TNS:listener does not currently know of service', 500],
  // Faults with the status of success are about, too.
  '3508100101800200': ['Server', 'DB-2', 'Layanan sedang sibuk', 200],
};

const fault = (newer, [side, code, text, statusCode]) => (newer
  ? {
    Code: {
      Value: side === 'Client' ? 'soap:Sender' : 'soap:Receiver',
      Subcode: { Value: `t:${code}` },
    },
    Reason: { Text: text },
    Detail: { kode: code },
    statusCode,
  }
  : { faultcode: `soap:${side}`, faultstring: text, detail: { kode: code }, statusCode });

const port = (newer) => ({
  CekTunggakan({ nik }) {
    console.log(`asked ${newer ? '1.2' : '1.1'} ${nik}`);
    if (faults[nik]) throw { Fault: fault(newer, faults[nik]) };
    const owed = debts[nik] || [];
    return {
      nik,
      status: owed.length ? 'MENUNGGAK' : 'LUNAS',
      tglCek: '24-11-2026',
      jumlahTunggakan: totals[nik] || '0,00',
      tunggakan: owed,
    };
  },
});

function isHub(security) {
  const token = security && security.UsernameToken;
  if (!token || token.Username !== TAX_USER) return false;
  const given = token.Password && token.Password.$value;
  return given === TAX_PASSWORD
    || given === soap.passwordDigest(token.Nonce && token.Nonce.$value, token.Created, TAX_PASSWORD);
}

const server = http.createServer((request, response) => {
  response.statusCode = 404;
  response.end();
});
server.listen(0, '127.0.0.1', () => {
  for (const newer of [false, true]) {
    const service = soap.listen(server, {
      path: newer ? '/ws12/pajak' : '/ws/pajak',
      services: { PajakDaerah: { PajakDaerahPort: port(newer) } },
      xml: wsdl,
      forceSoap12Headers: newer,
    });
    service.authenticate = isHub;
    service.on('request', (request, method) => console.log(`method ${method}`));
  }
  console.log(`ready ${server.address().port}`);
});
