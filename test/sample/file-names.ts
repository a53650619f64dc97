import {plain} from "../../pipeline/text.ts";
import type {Quarter} from "./quarters.ts";
import {randomOf} from "./random.ts";
import type {SampleUnit} from "./units.ts";

/** The name, without extension, that a unit gives its report: each clerk has two ways of naming files, all unlike. */
export function fileName(unit: SampleUnit, quarter: Quarter, number: string): string {
  const {roman, year, number: nth} = quarter;
  const spoken = unit.name.replace(/^(?:Đảng bộ|Chi bộ) /u, "");
  const short = spoken.replace(
    /^(?:Cơ quan|Công ty Cổ phần|Công ty|Trường Trung học phổ thông|Trường|Bệnh viện) /u,
    "",
  );
  const bare = plain(short);
  const ways = [
    `BC quy ${roman} - ${unit.cells > 0 ? "ĐU" : "CB"} ${short}`,
    `bao_cao_q${nth}_${year}_${bare.replace(/ /gu, "_")} (1)`,
    `BÁO CÁO QUÝ ${roman} NĂM ${year} ${short.toUpperCase()}`,
    `${unit.abbreviation}_BC_Q${nth}_${year}`,
    `Báo cáo công tác xây dựng Đảng quý ${roman} (bản ký) - ${short}`,
    `${number.replace("/", "-")} bc quy ${nth}`,
    `Bao cao quy ${nth} ${bare} final final`,
    `${year}${nth}_${unit.unit_id}_baocao`,
    `Copy of BC quý ${roman}.${year} ${short}`,
  ];
  const habits = randomOf(`file names ${unit.unit_id}`);
  const [usual, other] = habits.shuffle(ways) as [string, string];
  return randomOf(`file name ${unit.unit_id} ${quarter.period}`).chance(0.75) ? usual : other;
}

/** The name of a sheet of figures sent along. */
export function sheetName(unit: SampleUnit, {roman, year}: Quarter): string {
  const spoken = unit.name.replace(/^(?:Đảng bộ|Chi bộ) /u, "");
  return randomOf(`sheet name ${unit.unit_id}`).pick([
    `Bieu so lieu quy ${roman}-${year} ${plain(spoken)}`,
    `Biểu số liệu kèm BC quý ${roman} ${year} - ${spoken}`,
    `PHU LUC SO LIEU ${unit.abbreviation} q${roman} ${year}`,
  ]);
}
