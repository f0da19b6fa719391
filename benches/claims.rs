//! What the text of a report says of its figures: microseconds for 40 KB of it.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gouji::claim::{Context, of_text};

/// Paragraphs as reports have them: most say nothing that a table has.
const PARAGRAPHS: [&str; 4] = [
    "（一）主动公开情况。全年通过门户网站、政务新媒体等渠道公开各类信息10500余条，编发政府公报3期，\
     开展政府开放日活动13次，发布政策解读24篇，及时回应群众关切。\n",
    "（二）依申请公开情况。全年共收到政府信息公开申请25件（其中：信函16件，网络6件，当面3件），办结24件\
     （其中：予以公开3件、不予公开3件、部分公开1件、本机关不掌握17件），办结率96%，结转下年度1件。\
     因政府信息公开引发行政复议1件，结果维持。\n",
    "（三）政府信息管理情况。健全工作机制，严格发布前审核，梳理主动公开事项标准目录，明确公开的内容、\
     主体、时限和方式，做到应公开尽公开。制发规范性文件4件，废止1件，现行有效32件。\n",
    "（四）监督保障情况。受理县长信箱163件，办结163件，办结率100%；配备专职人员3名，组织培训4次，\
     参训人员120余人次，并对各单位的公开工作开展季度检查，发现问题及时整改。\n",
];

const LENGTH: usize = 40_000;

fn text() -> String {
    let mut text = String::new();
    for paragraph in PARAGRAPHS.iter().cycle() {
        if text.len() + paragraph.len() > LENGTH {
            return text;
        }
        text.push_str(paragraph);
    }
    text
}

fn claims(criterion: &mut Criterion) {
    let text = text();
    let context = Context { year: Some(2023), agency: Some("某县") };
    let mut group = criterion.benchmark_group("claims");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("40 KB of text", |bencher| {
        bencher.iter(|| of_text(black_box(&text), &context).len());
    });
    group.finish();
}

criterion_group!(benches, claims);
criterion_main!(benches);
