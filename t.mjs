import {splitText} from './pipeline/2-split/split-text.ts'; import {loadSegmenter} from './pipeline/2-split/words/segmenter.ts'; import fs from 'node:fs';
const seg=loadSegmenter();
const seed=fs.readFileSync('/work/shared/seed/000_befa2c42490e82ec.txt','utf8').split('\n').filter(l=>l.length>300);
for(const l of seed.slice(5,9)){const s=splitText(l,seg); for(const c of s.clauses)console.log('|',c.text.slice(0,150),'  <',c.subject?.slice(0,40),'|',c.quantifier,'|',c.modal)}
const gold=fs.readFileSync('data/gold/statements.jsonl','utf8').trim().split('\n').map(JSON.parse); const t=process.cpuUsage(); let n=0,k=0; for(const g of gold.slice(0,5000)){const s=splitText(g.text.normalize('NFC'),{join:x=>x});n+=s.sentences.length;k+=s.clauses.length} const u=process.cpuUsage(t).user/1e6; console.log(n,k,Math.round(n/u)+'/s');
