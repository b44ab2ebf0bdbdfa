"""agreectl people: what the directory lacks, and lists of people there and back."""
import json
import subprocess

from house import BUILD

LIST = '''name,other_names,address,department,manager,point_person_of
Maya Lin,ML;Maya L.,maya@corp.example,Design,Lena Fox,Design
Lena Fox,,lena@corp.example,Design,pat@corp.example,Print;Web
"Haddad, Omar ""OH""",,omar@corp.example,${HOME} & \\Co,lena@corp.example,
Pat Boss,,pat@corp.example,Board,,Board
'''


def people(*args, status=0):
    done = subprocess.run([str(BUILD / "agreectl"), "people", *map(str, args)], capture_output=True, text=True, timeout=60)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout, done.stderr


def settings(house, folder, text=""):
    house.people = text + '\ninclude("conf.d/*.conf")\n'
    (folder / "conf.d").mkdir(exist_ok=True)
    house.write_conf()


def test_check_names_what_is_ambiguous_or_missing(make_house, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("name,other_names,address,department,manager,point_person_of\n"
                    "Dana Cruz,DC,dana@corp.example,Design,eve@corp.example,\n"
                    "Dana Weiss,,weiss@corp.example,Sales,dana@corp.example,Sales\n"
                    "Don Carter,dc,,Sales,dana@corp.example,\n"
                    "Solo,,solo@corp.example,,,\n")
    out, _ = people("check", file, status=1)
    assert '"Dana" could be Dana Cruz or Dana Weiss' in out and '"DC" could be Dana Cruz or Don Carter' in out
    for words in ("Dana Cruz has a manager who is not in the directory", "Don Carter has no address",
                  "Solo has no department", "Solo has no manager", "department Design has no point person"):
        assert words in out
    assert out.count("\n") == len(json.loads(people("check", "--json", file, status=1)[0])["found"]) == 7
    # the settings of a house: Dana, Maya, Omar have managers; the bosses have none
    house = make_house(start=False)
    out, _ = people("check", "-c", house.conf, status=1)
    assert [row.split(" has")[0] for row in out.splitlines()] == ["Pat Boss", "Lena Fox", "Sam Reed"]


def test_import_writes_settings_that_say_the_same(make_house, tmp_path):
    house = make_house(start=False)
    settings(house, house.folder)
    file, conf = tmp_path / "list.csv", house.folder / "conf.d" / "people.conf"
    file.write_text(LIST)
    _, said = people("import", "-o", conf, file)
    assert "4 people and 5 departments" in said
    done = subprocess.run([str(BUILD / "agreed"), "-n", "-c", str(house.conf)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    # out again, it is the list that went in, with managers by address
    out, _ = people("export", "-c", house.conf)
    assert out.replace("\r\n", "\n") == LIST.replace("Lena Fox,Design\n", "lena@corp.example,Design\n")
    # and once more over our own file
    people("import", "-o", conf, file)


def test_what_was_written_by_hand_is_not_overwritten(tmp_path):
    file, conf = tmp_path / "list.csv", tmp_path / "people.conf"
    file.write_text(LIST)
    people("import", "-o", conf, file)
    conf.write_text(conf.read_text().replace("Maya Lin", "Maya Linn"))
    _, said = people("import", "-o", conf, file, status=1)
    assert "changed by hand" in said and "Maya Linn" in conf.read_text()
    conf.write_text('person "Jane Doe" { address = "jane@corp.example" }\n')
    people("import", "-o", conf, file, status=1)
    assert "Jane Doe" in conf.read_text()


def test_a_bad_list_is_told_with_its_line(tmp_path):
    file = tmp_path / "list.csv"
    file.write_text('name,address\nMaya,"maya@corp.example\n')
    _, said = people("import", file, status=1)
    assert "line 2: a quoted field has no closing quote" in said
