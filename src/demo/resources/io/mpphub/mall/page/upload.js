/** Sends files, and tells how far it is: a photograph takes a while over a phone's connection. */

import { Problem } from './api.js';

/** What the hub takes; it looks at the content itself, whatever the name says. */
export const ACCEPTED = ['application/pdf', 'image/jpeg', 'image/png'];

export const LARGEST = 20 * 1024 * 1024;

const LONGEST_NAME = 100;

/** A file's name as the hub takes it: letters, digits, dots, underscores and hyphens, at most 100. */
export function documentName(fileName) {
  const plain = fileName.normalize('NFKD').replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return plain.slice(-LONGEST_NAME).replace(/^[^A-Za-z0-9]+/, '') || 'document';
}

/** A name that is not taken: photo.jpg, photo-2.jpg, photo-3.jpg and so on. */
export function freeName(name, taken) {
  const [, stem, ending] = name.match(/^(.+?)(\.[^.]*)?$/);
  let free = name;
  for (let i = 2; taken.includes(free); i++) {
    const tail = `-${i}${ending ?? ''}`;
    free = stem.slice(0, LONGEST_NAME - tail.length) + tail;
  }
  return free;
}

/**
 * Puts a file at a path of the mall's server. To send it again does no harm.
 *
 * @param onProgress gets a number from 0 to 1
 * @throws {Problem} when it isn't taken; code `offline` when no answer came
 */
export function upload(path, file, onProgress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/mall/api${path}`);
    request.setRequestHeader('Content-Type', file.type);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
    request.addEventListener('error', () => reject(new Problem(0, { code: 'offline', safeToRetry: true })));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response);
      else reject(new Problem(request.status, request.response ?? {}, request.getResponseHeader('Content-Language')));
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
