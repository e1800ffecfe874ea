import type { FeatureCollection } from 'geojson';
import { circleAround } from '../../../map/draw/rings';
import { announce } from '../../../shell/announce.svelte';
import type { Workspace } from '../workspace.svelte';

const NEAR_ZOOM = 16.5;
const WAIT_MS = 10_000;

/** Where this device is: asked only when the person asks, shown on the map, sent nowhere. */
export class Location {
  private readonly ws: Workspace;
  isLooking = $state(false);

  constructor(ws: Workspace) {
    this.ws = ws;
  }

  find(): void {
    this.isLooking = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.show(coords),
      (error) => this.refuse(error),
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  }

  private show({ longitude: lon, latitude: lat, accuracy }: GeolocationCoordinates): void {
    this.isLooking = false;
    const ring = circleAround([lon, lat], Math.max(1, accuracy)).map((at) => [...at]);
    const shown: FeatureCollection = {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: {},
          geometry: { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] },
        },
        { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lon, lat] } },
      ],
    };
    this.ws.location = shown;
    this.ws.owner?.goTo({ lon, lat, zoom: NEAR_ZOOM });
    announce(`You are here, within ${Math.round(accuracy)} metres`);
  }

  private refuse(error: GeolocationPositionError): void {
    this.isLooking = false;
    this.ws.notice =
      error.code === error.PERMISSION_DENIED
        ? 'This device may not tell where it is. Allow it in the browser, or search for a postcode.'
        : 'This device could not find where it is. Search for a postcode instead.';
    announce(this.ws.notice);
  }
}
