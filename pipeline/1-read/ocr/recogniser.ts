import {execFile} from "node:child_process";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import type {PageImage} from "./page-images.ts";
import {type OcrLine, readHocr} from "./read-hocr.ts";

/** Reads the letters off pictures; close it when done. */
export type Recogniser = {
  read: (image: Pick<PageImage, "width" | "height" | "grey">, dpi: number) => Promise<OcrLine[]>;
  close: () => Promise<void>;
};

/** One column of text of various sizes: with the others, heads and tables come out of order. */
const SEGMENTATION = "4";
const run = promisify(execFile);

/**
 * Opens what reads Vietnamese off pictures: the `tesseract` of the system when it knows `vie`, else tesseract.js with the data that
 * comes with the program. Neither asks the network. `command` null leaves the system's aside.
 */
export async function openRecogniser(command: string | null = "tesseract"): Promise<Recogniser> {
  return command !== null && (await knowsVietnamese(command)) ? systemRecogniser(command) : ownRecogniser();
}

async function knowsVietnamese(command: string): Promise<boolean> {
  try {
    return /^vie$/mu.test((await run(command, ["--list-langs"])).stdout);
  } catch {
    return false;
  }
}

function systemRecogniser(command: string): Recogniser {
  return {
    async read(image, dpi) {
      const args = ["stdin", "stdout", "-l", "vie", "--psm", SEGMENTATION, "--dpi", String(dpi), "hocr"];
      const done = run(command, args, {maxBuffer: 64e6});
      done.child.stdin?.end(toPgm(image));
      return readHocr((await done).stdout);
    },
    close: async () => {},
  };
}

async function ownRecogniser(): Promise<Recogniser> {
  const {createWorker, OEM} = await import("tesseract.js");
  const langPath = fileURLToPath(
    new URL(".", import.meta.resolve("@tesseract.js-data/vie/4.0.0/vie.traineddata.gz")),
  );
  const worker = await createWorker("vie", OEM.LSTM_ONLY, {langPath, gzip: true, cacheMethod: "none"});
  return {
    async read(image, dpi) {
      await worker.setParameters({
        tessedit_pageseg_mode: SEGMENTATION as never,
        user_defined_dpi: String(dpi),
      });
      const {data} = await worker.recognize(toPgm(image), {}, {text: false, hocr: true});
      return readHocr(data.hocr ?? "");
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** The picture as a portable grey map, the plainest format both engines take. */
function toPgm({width, height, grey}: Pick<PageImage, "width" | "height" | "grey">): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, "latin1"), grey]);
}
