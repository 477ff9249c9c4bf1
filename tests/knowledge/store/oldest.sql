-- A store of the first schema with the minutes of tests/factories.py in it, as sqlite3 dumps it; never edited.
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'minutes_bot','0001_minutes','2026-11-22 22:38:04.656395+00:00');
CREATE TABLE audit (
    id integer primary key,
    at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    who text not null,
    action text not null,
    minutes_id integer,
    detail text not null
);
INSERT INTO "audit" VALUES(1,'2026-11-22T22:38:04Z','test','loaded',1,'{"version":1,"file":"夜市.txt","replaces":null}');
CREATE TABLE decisions (
    id integer primary key,
    item_id integer not null references items(id) on delete cascade,
    number integer not null,
    outcome text not null,
    text text not null,
    start integer not null,
    end integer not null,
    condition text,
    vote text
);
INSERT INTO "decisions" VALUES(1,1,1,'approved_in_principle','会议原则同意该办法。',66,76,NULL,NULL);
CREATE TABLE dialogues (
    chat integer not null,
    person integer not null,
    state text not null,
    at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    primary key (chat, person)
);
CREATE TABLE directive_bodies (
    id integer primary key,
    directive_id integer not null references directives(id) on delete cascade,
    position integer not null,
    name text not null,
    canonical text not null,
    official text,
    key text,
    role text not null
);
INSERT INTO "directive_bodies" VALUES(1,1,1,'市城管局','市城管局','云溪市城管局','chengguan','lead');
INSERT INTO "directive_bodies" VALUES(2,2,1,'市市场监管局','市市场监管局','云溪市市场监管局',NULL,'support');
INSERT INTO "directive_bodies" VALUES(3,2,2,'市公安局','市公安局','云溪市公安局','gongan','support');
INSERT INTO "directive_bodies" VALUES(4,3,1,'各镇各部门','各镇各部门','云溪各镇各部门',NULL,'group');
INSERT INTO "directive_bodies" VALUES(5,4,1,'市水利局','市水利局','云溪市水利局','shuili','lead');
CREATE TABLE directives (
    id integer primary key,
    key text not null,
    minutes_id integer not null references minutes(id) on delete cascade,
    item_id integer not null references items(id) on delete cascade,
    number integer not null,
    text text not null,
    start integer not null,
    end integer not null,
    deadline_text text,
    deadline_on text,
    deadline_note text,
    issued_as text,
    reports_to text,
    core integer not null,
    place text not null,
    unique (minutes_id, key)
);
INSERT INTO "directives" VALUES(1,'af4db9f303e5e4ec',1,1,1,'会后由市城管局修改完善，5月底前以市政府名义印发。',76,101,'5月底前','2023-05-31',NULL,'以市政府名义印发',NULL,1,'');
INSERT INTO "directives" VALUES(2,'4ae9c6b6c915e73c',1,1,2,'市市场监管局、市公安局要配合做好秩序维护。',102,123,NULL,NULL,NULL,NULL,NULL,0,'');
INSERT INTO "directives" VALUES(3,'a92ed5d9eaac8c47',1,1,3,'各镇各部门要加强宣传。',124,135,NULL,NULL,NULL,NULL,NULL,0,'');
INSERT INTO "directives" VALUES(4,'c7f2e2d1cd200a36',1,2,1,'市水利局牵头，7日内完成闸口检修。',154,171,'7日内','2023-05-16',NULL,NULL,NULL,0,'');
CREATE TABLE drafts (
    id integer primary key,
    owner integer not null,
    name text not null,
    data blob not null,
    created_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
);
CREATE TABLE grams (gram text primary key, df integer not null, sound text not null) without rowid;
INSERT INTO "grams" VALUES('5',1,'');
INSERT INTO "grams" VALUES('7',1,'');
INSERT INTO "grams" VALUES('一',1,'yi');
INSERT INTO "grams" VALUES('义',1,'yi');
INSERT INTO "grams" VALUES('义印',1,'yi yin');
INSERT INTO "grams" VALUES('二',1,'er');
INSERT INTO "grams" VALUES('云',5,'yun');
INSERT INTO "grams" VALUES('云溪',5,'yun xi');
INSERT INTO "grams" VALUES('以',1,'yi');
INSERT INTO "grams" VALUES('以市',1,'yi shi');
INSERT INTO "grams" VALUES('会',3,'hui');
INSERT INTO "grams" VALUES('会后',1,'hui hou');
INSERT INTO "grams" VALUES('会议',2,'hui yi');
INSERT INTO "grams" VALUES('传',1,'chuan');
INSERT INTO "grams" VALUES('修',2,'xiu');
INSERT INTO "grams" VALUES('修改',1,'xiu gai');
INSERT INTO "grams" VALUES('做',1,'zuo');
INSERT INTO "grams" VALUES('做好',1,'zuo hao');
INSERT INTO "grams" VALUES('公',1,'gong');
INSERT INTO "grams" VALUES('公安',1,'gong an');
INSERT INTO "grams" VALUES('内',1,'nei');
INSERT INTO "grams" VALUES('内完',1,'nei wan');
INSERT INTO "grams" VALUES('况',2,'kuang');
INSERT INTO "grams" VALUES('况汇',2,'kuang hui');
INSERT INTO "grams" VALUES('准',2,'zhun');
INSERT INTO "grams" VALUES('准备',2,'zhun bei');
INSERT INTO "grams" VALUES('则',1,'ze');
INSERT INTO "grams" VALUES('则同',1,'ze tong');
INSERT INTO "grams" VALUES('利',1,'li');
INSERT INTO "grams" VALUES('利局',1,'li ju');
INSERT INTO "grams" VALUES('前',1,'qian');
INSERT INTO "grams" VALUES('前以',1,'qian yi');
INSERT INTO "grams" VALUES('办',5,'ban');
INSERT INTO "grams" VALUES('办法',5,'ban fa');
INSERT INTO "grams" VALUES('加',1,'jia');
INSERT INTO "grams" VALUES('加强',1,'jia qiang');
INSERT INTO "grams" VALUES('印',1,'yin');
INSERT INTO "grams" VALUES('印发',1,'yin fa');
INSERT INTO "grams" VALUES('原',1,'yuan');
INSERT INTO "grams" VALUES('原则',1,'yuan ze');
INSERT INTO "grams" VALUES('发',1,'fa');
INSERT INTO "grams" VALUES('取',2,'qu');
INSERT INTO "grams" VALUES('取防',2,'qu fang');
INSERT INTO "grams" VALUES('口',1,'kou');
INSERT INTO "grams" VALUES('口检',1,'kou jian');
INSERT INTO "grams" VALUES('各',1,'ge');
INSERT INTO "grams" VALUES('各部',1,'ge bu');
INSERT INTO "grams" VALUES('各镇',1,'ge zhen');
INSERT INTO "grams" VALUES('合',1,'he');
INSERT INTO "grams" VALUES('合做',1,'he zuo');
INSERT INTO "grams" VALUES('同',1,'tong');
INSERT INTO "grams" VALUES('同意',1,'tong yi');
INSERT INTO "grams" VALUES('名',1,'ming');
INSERT INTO "grams" VALUES('名义',1,'ming yi');
INSERT INTO "grams" VALUES('后',1,'hou');
INSERT INTO "grams" VALUES('后由',1,'hou you');
INSERT INTO "grams" VALUES('听',2,'ting');
INSERT INTO "grams" VALUES('听取',2,'ting qu');
INSERT INTO "grams" VALUES('善',1,'shan');
INSERT INTO "grams" VALUES('场',1,'chang');
INSERT INTO "grams" VALUES('场监',1,'chang jian');
INSERT INTO "grams" VALUES('城',1,'cheng');
INSERT INTO "grams" VALUES('城管',1,'cheng guan');
INSERT INTO "grams" VALUES('备',2,'bei');
INSERT INTO "grams" VALUES('备情',2,'bei qing');
INSERT INTO "grams" VALUES('夜',5,'ye');
INSERT INTO "grams" VALUES('夜市',5,'ye shi');
INSERT INTO "grams" VALUES('头',1,'tou');
INSERT INTO "grams" VALUES('好',1,'hao');
INSERT INTO "grams" VALUES('好秩',1,'hao zhi');
INSERT INTO "grams" VALUES('安',1,'an');
INSERT INTO "grams" VALUES('安局',1,'an ju');
INSERT INTO "grams" VALUES('完',2,'wan');
INSERT INTO "grams" VALUES('完善',1,'wan shan');
INSERT INTO "grams" VALUES('完成',1,'wan cheng');
INSERT INTO "grams" VALUES('审',5,'shen');
INSERT INTO "grams" VALUES('审议',5,'shen yi');
INSERT INTO "grams" VALUES('宣',1,'xuan');
INSERT INTO "grams" VALUES('宣传',1,'xuan chuan');
INSERT INTO "grams" VALUES('局',3,'ju');
INSERT INTO "grams" VALUES('局修',1,'ju xiu');
INSERT INTO "grams" VALUES('局牵',1,'ju qian');
INSERT INTO "grams" VALUES('局要',1,'ju yao');
INSERT INTO "grams" VALUES('市',6,'shi');
INSERT INTO "grams" VALUES('市公',1,'shi gong');
INSERT INTO "grams" VALUES('市场',1,'shi chang');
INSERT INTO "grams" VALUES('市城',1,'shi cheng');
INSERT INTO "grams" VALUES('市夜',5,'shi ye');
INSERT INTO "grams" VALUES('市市',1,'shi shi');
INSERT INTO "grams" VALUES('市政',1,'shi zheng');
INSERT INTO "grams" VALUES('市水',1,'shi shui');
INSERT INTO "grams" VALUES('市管',5,'shi guan');
INSERT INTO "grams" VALUES('序',1,'xu');
INSERT INTO "grams" VALUES('序维',1,'xu wei');
INSERT INTO "grams" VALUES('底',1,'di');
INSERT INTO "grams" VALUES('底前',1,'di qian');
INSERT INTO "grams" VALUES('府',1,'fu');
INSERT INTO "grams" VALUES('府名',1,'fu ming');
INSERT INTO "grams" VALUES('强',1,'qiang');
INSERT INTO "grams" VALUES('强宣',1,'qiang xuan');
INSERT INTO "grams" VALUES('情',2,'qing');
INSERT INTO "grams" VALUES('情况',2,'qing kuang');
INSERT INTO "grams" VALUES('意',1,'yi');
INSERT INTO "grams" VALUES('意该',1,'yi gai');
INSERT INTO "grams" VALUES('成',1,'cheng');
INSERT INTO "grams" VALUES('成闸',1,'cheng zha');
INSERT INTO "grams" VALUES('护',1,'hu');
INSERT INTO "grams" VALUES('报',2,'bao');
INSERT INTO "grams" VALUES('改',1,'gai');
INSERT INTO "grams" VALUES('改完',1,'gai wan');
INSERT INTO "grams" VALUES('政',1,'zheng');
INSERT INTO "grams" VALUES('政府',1,'zheng fu');
INSERT INTO "grams" VALUES('日',1,'ri');
INSERT INTO "grams" VALUES('日内',1,'ri nei');
INSERT INTO "grams" VALUES('月',1,'yue');
INSERT INTO "grams" VALUES('月底',1,'yue di');
INSERT INTO "grams" VALUES('检',1,'jian');
INSERT INTO "grams" VALUES('检修',1,'jian xiu');
INSERT INTO "grams" VALUES('水',1,'shui');
INSERT INTO "grams" VALUES('水利',1,'shui li');
INSERT INTO "grams" VALUES('求',1,'qiu');
INSERT INTO "grams" VALUES('汇',2,'hui');
INSERT INTO "grams" VALUES('汇报',2,'hui bao');
INSERT INTO "grams" VALUES('汛',2,'xun');
INSERT INTO "grams" VALUES('汛准',2,'xun zhun');
INSERT INTO "grams" VALUES('法',5,'fa');
INSERT INTO "grams" VALUES('溪',5,'xi');
INSERT INTO "grams" VALUES('溪市',5,'xi shi');
INSERT INTO "grams" VALUES('牵',1,'qian');
INSERT INTO "grams" VALUES('牵头',1,'qian tou');
INSERT INTO "grams" VALUES('理',5,'li');
INSERT INTO "grams" VALUES('理办',5,'li ban');
INSERT INTO "grams" VALUES('由',1,'you');
INSERT INTO "grams" VALUES('由市',1,'you shi');
INSERT INTO "grams" VALUES('监',1,'jian');
INSERT INTO "grams" VALUES('监管',1,'jian guan');
INSERT INTO "grams" VALUES('秩',1,'zhi');
INSERT INTO "grams" VALUES('秩序',1,'zhi xu');
INSERT INTO "grams" VALUES('管',5,'guan');
INSERT INTO "grams" VALUES('管局',2,'guan ju');
INSERT INTO "grams" VALUES('管理',5,'guan li');
INSERT INTO "grams" VALUES('维',1,'wei');
INSERT INTO "grams" VALUES('维护',1,'wei hu');
INSERT INTO "grams" VALUES('要',3,'yao');
INSERT INTO "grams" VALUES('要加',1,'yao jia');
INSERT INTO "grams" VALUES('要求',1,'yao qiu');
INSERT INTO "grams" VALUES('要配',1,'yao pei');
INSERT INTO "grams" VALUES('议',6,'yi');
INSERT INTO "grams" VALUES('议原',1,'yi yuan');
INSERT INTO "grams" VALUES('议要',1,'yi yao');
INSERT INTO "grams" VALUES('该',1,'gai');
INSERT INTO "grams" VALUES('该办',1,'gai ban');
INSERT INTO "grams" VALUES('部',1,'bu');
INSERT INTO "grams" VALUES('部门',1,'bu men');
INSERT INTO "grams" VALUES('配',1,'pei');
INSERT INTO "grams" VALUES('配合',1,'pei he');
INSERT INTO "grams" VALUES('镇',1,'zhen');
INSERT INTO "grams" VALUES('镇各',1,'zhen ge');
INSERT INTO "grams" VALUES('门',1,'men');
INSERT INTO "grams" VALUES('门要',1,'men yao');
INSERT INTO "grams" VALUES('闸',1,'zha');
INSERT INTO "grams" VALUES('闸口',1,'zha kou');
INSERT INTO "grams" VALUES('防',2,'fang');
INSERT INTO "grams" VALUES('防汛',2,'fang xun');
CREATE TABLE intents (
    id integer primary key,
    intent text not null,
    phrasing text not null,
    origin text not null check (origin in ('shipped', 'taught')),
    taught_by text,
    taught_at text
);
CREATE TABLE items (
    id integer primary key,
    minutes_id integer not null references minutes(id) on delete cascade,
    ordinal integer not null,
    heading text,
    topic text not null,
    kind text not null,
    start integer not null,
    end integer not null,
    presenters text not null,
    documents text not null
);
INSERT INTO "items" VALUES(1,1,1,'审议《云溪市夜市管理办法》','《云溪市夜市管理办法》','deliberate',50,136,'[]','["云溪市夜市管理办法"]');
INSERT INTO "items" VALUES(2,1,2,'听取防汛准备情况汇报','防汛准备情况','hear',136,172,'[]','[]');
CREATE TABLE minutes (
    id integer primary key,
    name text, ordinal integer, issuer text, issue_no text, held_on text, held_text text,
    chair text, chair_title text, place text, issued_on text, issued_text text,
    compiled_on text, compiled_text text, compiled_by text, series text,
    visibility text not null default 'internal' check (visibility in ('public', 'internal', 'restricted')),
    state text not null default 'current' check (state in ('current', 'superseded', 'removed')),
    version integer not null default 1,
    replaced_by integer references minutes(id),
    file_name text not null,
    format text not null,
    sha256 text not null,
    source text not null,
    attendance text not null,
    agenda text not null,
    parts text not null,
    loaded_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    loaded_by text not null
);
INSERT INTO "minutes" VALUES(1,'云溪市人民政府第7次常务会议',7,'云溪市人民政府','第7号','2023-05-09','2023年5月9日上午','林远航','市长',NULL,NULL,NULL,NULL,NULL,NULL,'市政府常务会议','internal','current',1,NULL,'夜市.txt','txt','119ec37dadf5e241d636d5e57f3c0faa88a0080f8106ca6161923caa6015e5ac','云溪市人民政府第7次常务会议纪要
2023年5月9日上午，市长林远航主持召开市政府第7次常务会议。
一、审议《云溪市夜市管理办法》
会议原则同意该办法。会后由市城管局修改完善，5月底前以市政府名义印发。
市市场监管局、市公安局要配合做好秩序维护。
各镇各部门要加强宣传。
二、听取防汛准备情况汇报
会议要求，市水利局牵头，7日内完成闸口检修。
出席：林远航、周若安
列席：市城管局吴桐，市水利局
','{"attendees":["林远航","周若安"],"observers":[["市城管局",["吴桐"],186,192],["市水利局",[],193,197]],"absent":[],"recorder":null,"spans":[[172,197]]}','[]','[["header",0,16],["opening",17,50],["item",50,136],["item",136,172],["attendance",172,197]]','2026-11-22T22:38:04Z','test');
CREATE TABLE notes (
    name text primary key,
    value text not null
);
INSERT INTO "notes" VALUES('intents','1bc8069602ff183c34bffe8ead961862b2e480c7f27ab62417451ec258aa130a');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql)VALUES('table','passage_grams','passage_grams',0,'CREATE VIRTUAL TABLE passage_grams using fts5(grams, content='''', tokenize=''ascii'')');
CREATE TABLE 'passage_grams_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO "passage_grams_config" VALUES('version',4);
CREATE TABLE 'passage_grams_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO "passage_grams_data" VALUES(1,X'07811A');
INSERT INTO "passage_grams_data" VALUES(10,X'000000000101010001010101');
INSERT INTO "passage_grams_data" VALUES(137438953473,X'000003D30230350302150101370702130103E4B88001020B0205B989E58DB003021E0202BA8C06020B030491E6BAAA0104030C0102030102030102030102030205BBA5E5B8820302190205BC9AE5908E03020B0403E8AEAE02020B05020B0205BFAEE694B90302120106E5819AE5A5BD040217020585ACE5AE8904021102058685E5AE8C0702150304B5E6B1870604090C01020902058786E5A4870604060C01020602058899E5908C02020E0304A9E5B1800702100205898DE4BBA503021802058A9EE6B39501040A0C01040A0A01020A01020A01020A0304A0E5BCBA05021102058DB0E58F9103021F02058E9FE5889902020D02058F96E998B20604030C0102030304A3E6A38007021902059084E983A805020D0502958705020B030488E5819A04021603048CE6848F02020F03048DE4B98903021D03048EE794B103020C0304ACE58F960604020C01020202059CBAE79B9104020D02059F8EE7AEA103020F0205A487E683850604070C01020703049CE5B8820104060C0102060102060102060102060205A5BDE7A7A90402180205AE89E5B18004021203048CE596840302140403E688900702160304A1E8AEAE0104020C0102020102020102020102020304A3E4BCA00502130205B180E4BFAE0302110403E789B50702110403E8A6810402130205B882E585AC04021005029CBA04020C05029F8E03020E0502A49C0104050C0102050102050102050102050502B88204020B0403E694BF03021A0502B0B407020E0403E7AEA10104070C0102070102070102070102070205BA8FE7BBB404021A030495E5898D03021703049CE5908D03021C0205BCBAE5AEA30502120106E68385E586B50604080C0102080205848FE8AFA502021002058890E997B8070217020594B9E5AE8C0302130304BFE5BA9C03021B020597A5E5868507021402059C88E5BA950302160205A380E4BFAE07021A0205B0B4E588A907020F0205B187E68AA506040A0C01020A03049BE587860604050C0102050205BAAAE5B8820104040C0102040102040102040102040106E789B5E5A4B407021202059086E58A9E0104090C010209010209010209010209020594B1E5B88203020D02059B91E7AEA104020E0205A7A9E5BA8F0402190205AEA1E5B18003021001020F0403E790860104080C0102080102080102080102080205BBB4E68AA404021B0106E8A681E58AA00502100403E6B18207020D0403E9858D0402140205AEAEE58E9F02020C0403E8A68107020C0205AFA5E58A9E0202110106E983A8E997A805020E0205858DE5908804021502059587E5908405020C020597A8E8A68105020F0304B8E58FA3070218020598B2E6B19B0604040C010204040606080A07160A0A0B0A0B0A0A0D0E0A090A18090A0A0E090A07090909090D0A0A0E160A0A090816090A08080A070714070807150A09090A0F0A0A0A090A0A0A0A0E0D170B170A0A0A0D150A0B08080A080A0B0A0A0A09');
CREATE TABLE 'passage_grams_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO "passage_grams_docsize" VALUES(1,X'13');
INSERT INTO "passage_grams_docsize" VALUES(2,X'11');
INSERT INTO "passage_grams_docsize" VALUES(3,X'1E');
INSERT INTO "passage_grams_docsize" VALUES(4,X'1A');
INSERT INTO "passage_grams_docsize" VALUES(5,X'12');
INSERT INTO "passage_grams_docsize" VALUES(6,X'13');
INSERT INTO "passage_grams_docsize" VALUES(7,X'19');
CREATE TABLE 'passage_grams_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO "passage_grams_idx" VALUES(1,X'',2);
CREATE TABLE passages (
    id integer primary key,
    minutes_id integer not null references minutes(id) on delete cascade,
    item_id integer references items(id) on delete cascade,
    start integer not null,
    end integer not null,
    text text not null,
    context text not null
);
INSERT INTO "passages" VALUES(1,1,1,50,65,'一、审议《云溪市夜市管理办法》','审议《云溪市夜市管理办法》
');
INSERT INTO "passages" VALUES(2,1,1,66,76,'会议原则同意该办法。','审议《云溪市夜市管理办法》
');
INSERT INTO "passages" VALUES(3,1,1,76,101,'会后由市城管局修改完善，5月底前以市政府名义印发。','审议《云溪市夜市管理办法》
');
INSERT INTO "passages" VALUES(4,1,1,102,123,'市市场监管局、市公安局要配合做好秩序维护。','审议《云溪市夜市管理办法》
');
INSERT INTO "passages" VALUES(5,1,1,124,135,'各镇各部门要加强宣传。','审议《云溪市夜市管理办法》
');
INSERT INTO "passages" VALUES(6,1,2,136,148,'二、听取防汛准备情况汇报','听取防汛准备情况汇报
');
INSERT INTO "passages" VALUES(7,1,2,149,171,'会议要求，市水利局牵头，7日内完成闸口检修。','听取防汛准备情况汇报
');
CREATE TABLE people (
    id integer primary key,
    minutes_id integer not null references minutes(id) on delete cascade,
    name text,
    body text,
    part text not null check (part in ('attendee', 'observer', 'absent', 'recorder', 'chair'))
);
INSERT INTO "people" VALUES(1,1,'林远航',NULL,'chair');
INSERT INTO "people" VALUES(2,1,'林远航',NULL,'attendee');
INSERT INTO "people" VALUES(3,1,'周若安',NULL,'attendee');
INSERT INTO "people" VALUES(4,1,'吴桐','市城管局','observer');
INSERT INTO "people" VALUES(5,1,NULL,'市水利局','observer');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX minutes_sha256 on minutes(sha256);
CREATE INDEX minutes_ordinal on minutes(ordinal);
CREATE INDEX minutes_held_on on minutes(held_on);
CREATE INDEX items_minutes on items(minutes_id, ordinal);
CREATE INDEX decisions_item on decisions(item_id, number);
CREATE INDEX directives_item on directives(item_id, number);
CREATE INDEX directives_key on directives(key);
CREATE INDEX directive_bodies_directive on directive_bodies(directive_id, position);
CREATE INDEX directive_bodies_canonical on directive_bodies(canonical);
CREATE INDEX directive_bodies_key on directive_bodies(key);
CREATE INDEX people_minutes on people(minutes_id);
CREATE INDEX people_body on people(body);
CREATE INDEX passages_minutes on passages(minutes_id);
CREATE INDEX passages_item on passages(item_id);
CREATE INDEX grams_sound on grams(sound);
PRAGMA writable_schema=OFF;
COMMIT;
