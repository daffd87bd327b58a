# Builds the program from its sources; part of the launcher, which defines home, target, jar, fail, stale and find_java.
command -v mvn >/dev/null || fail "Maven is needed to build the program; install Maven 3.8 or newer"
find_java javac || fail "building needs a JDK 17 or newer, but only a Java without a compiler was found; install a JDK"
mkdir -p "$target" 2>/dev/null && [ -w "$target" ] || fail "cannot write to $target"
archive() { # the classes of a short command, for the next one; the first does not wait for it
  "$java" -Xlog:disable -XX:TieredStopAtLevel=1 -XX:ArchiveClassesAtExit="$target/airisk.jsa.$$" -jar "$jar" related 34.02.03 &&
    mv -f "$target/airisk.jsa.$$" "$target/airisk.jsa"
}
( # one at a time, where flock(1) is there
  ! command -v flock >/dev/null || flock 9
  stale || exit 0
  echo "airisk: building the program; this takes a minute the first time and seconds after a change" >&2
  # A killed build leaves files cut short, which Maven would take for finished ones.
  [ ! -e "$target/unfinished" ] || rm -rf "$target/classes" "$target/maven-status" "$target/lib"
  rm -f "$target"/airisk.jsa.*
  : >"$target/unfinished"
  JAVA_HOME=$jdk MAVEN_OPTS="-Djansi.noreset=true ${MAVEN_OPTS:--XX:+UseSerialGC}" mvn -q -B -f "$home/pom.xml" \
    -Dmaven.test.skip -Drelease.phase=none -Djar.compress=false -Denforcer.skip package >&2
  code=$?
  rm -f "$target/unfinished"
  [ $code != 0 ] || [ ! -f "$target/classes/graph.snapshot" ] || archive </dev/null >/dev/null 2>&1 9>&- &
  exit $code
) 9>"$target/lock" || fail "the build failed; see above"
