package org.airiskgraph.reader.xlsx;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of an {@code .xlsx} package to which a part refers (ECMA-376, part 2, section 9.3).
 *
 * @param targets name of the part by the relation's id, and by the last step of its type ({@code
 *     "/sharedStrings"}), which is the same in the transitional and the strict form
 */
record Relations(Map<String, String> targets) {

  static Relations read(XMLStreamReader xml, String folder) throws XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("Relationship")
          && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
        String type = String.valueOf(xml.getAttributeValue(null, "Type"));
        String target = String.valueOf(xml.getAttributeValue(null, "Target"));
        String part = partName(target.startsWith("/") ? target : folder + target);
        targets.put(String.valueOf(xml.getAttributeValue(null, "Id")), part);
        targets.putIfAbsent(type.substring(Math.max(0, type.lastIndexOf('/'))), part);
      }
    }
    return new Relations(targets);
  }

  Optional<String> target(String idOrType) {
    return Optional.ofNullable(targets.get(idOrType));
  }

  /** The normal form of a part name: dots resolved, percent signs decoded, in lower case, since case does not count. */
  static String partName(String path) {
    Deque<String> steps = new ArrayDeque<>();
    for (String step : decoded(path.replace('\\', '/')).split("/")) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return String.join("/", steps).toLowerCase(Locale.ROOT);
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}
